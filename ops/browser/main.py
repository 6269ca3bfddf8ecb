"""Runs the parts asked for against one server and tells what was found."""

import argparse
import sys
import time

from playwright.sync_api import sync_playwright

import hostile
import line
import lodge
import story
import walk
from city import City, Findings

PARTS = {"story": story.run, "walk": walk.run, "lodge": lodge.run, "hostile": hostile.run, "line": line.run}


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--said", required=True)
    parser.add_argument("--only", default=",".join(PARTS))
    parser.add_argument("--roles")
    parser.add_argument("--full", action="store_true")
    parser.add_argument("--pictures")
    parser.add_argument("--story")
    options = parser.parse_args()
    parts = options.only.split(",")
    if unknown := [part for part in parts if part not in PARTS]:
        sys.exit(f"pages: no such part: {', '.join(unknown)}; there are {', '.join(PARTS)}")
    city, findings = City(options.said), Findings()
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path="/usr/bin/chromium", args=["--no-sandbox"])
        for part in parts:
            started = time.monotonic()
            print(f"\n== {part}", flush=True)
            try:
                PARTS[part](city, browser, findings, options)
            except (Exception, KeyboardInterrupt) as error:  # what was found so far is told, and this with it
                findings.add(part, "broken off", str(error)[:300])
            print(f"{part}: {time.monotonic() - started:.0f} s", flush=True)
        browser.close()
    print()
    sys.exit(1 if findings.tell() else 0)


main()
