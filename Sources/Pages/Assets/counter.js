// The counter.
"use strict";
