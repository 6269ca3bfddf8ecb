"""Strings that want to be markup, script, another line or another direction: put everywhere, then looked at."""

import base64
import html
import json
import urllib.error
import urllib.parse
import urllib.request

from city import choose_language

CALL = "pwned()"
BASE = [
    "<script>{}</script>", "</title><script>{}</script>", "<img src=x onerror={}>", "<svg onload={}>",
    "<svg><script>{}</script></svg>", "<body onload={}>", "<iframe srcdoc='<script>parent.{}</script>'>",
    "<input autofocus onfocus={}>", "<details open ontoggle={}>", "<video><source onerror={}>",
    "<a href='javascript:{}'>x</a>", "<form action='javascript:{}'><button>x</button></form>",
    "<math><mtext><script>{}</script></mtext></math>", "<style>@import 'javascript:{}';</style>",
    "<link rel=stylesheet href='javascript:{}'>", "<meta http-equiv=refresh content='0;javascript:{}'>",
    "<object data='javascript:{}'>", "<embed src='javascript:{}'>", "<base href='//evil.example/'>",
    "\"><script>{}</script>", "'><script>{}</script>", "\" onmouseover=\"{}", "' onfocus='{}' autofocus='",
    "\" autofocus onfocus=\"{}\" x=\"", "--><script>{}</script>", "]]><script>{}</script>",
    "</textarea><script>{}</script>", "</option></select><script>{}</script>", "</style><script>{}</script>",
    "</script><script>{}</script>", "javascript:{}", "JaVaScRiPt:{}", "data:text/html,<script>{}</script>",
    "vbscript:{}", "`-{}-`", "${{{}}}", "{{{{constructor.constructor('{}')()}}}}", "<%= {} %>", "#{{{}}}",
    "\\\";{};//", "';{};//", "<xss style='behavior:url(x)' onclick={}>", "<template><script>{}</script></template>",
    "<noscript><p title=\"</noscript><img src=x onerror={}>\">", "<plaintext>", "<!--", "<![CDATA[", "<?xml version='1.0'?>",
]
ODD = [
    "&lt;script&gt;" + CALL + "&lt;/script&gt;", "&#60;script&#62;" + CALL, "&#x3c;script>" + CALL, "%3Cscript%3E" + CALL,
    "\\u003cscript\\u003e" + CALL, "＜script＞" + CALL, "Robert'); DROP TABLE dossiers;--", "' OR '1'='1", "1; SELECT 1",
    "../../../etc/passwd", "$(id)", "`id`", "| id", "=cmd|' /C calc'!A0", "+1+1", "-1-1", "@SUM(1)", "%00", "%0d%0aSet-Cookie: a=b",
    "Nguyễn Thị \u0301\u0302\u0303\u0309\u0323" * 3, "Z\u0335a\u0336l\u0337g\u0338o\u0321" * 8, "👩‍👩‍👧‍👦" * 10, "\u200b" * 50 + "x",
    "A" * 190, "W" * 100, "một" * 60, "a b " * 40, "مرحبا بالعالم", "שלום עולם", "ﷺ" * 20, "\ufeffx", "\u2028x\u2029y",
    "null", "undefined", "NaN", "true", "[object Object]", "__proto__", "constructor", "0", "-0", "1e309", "NULL",
]


def strings(count):
    found = [base.format(CALL) if "{}" in base else base for base in BASE] + ODD
    encoders = [html.escape, urllib.parse.quote, lambda text: text.swapcase(),
                lambda text: base64.b64encode(text.encode()).decode(), lambda text: text.replace(" ", "/"),
                lambda text: text.replace("<", "<\u200b"), lambda text: text.replace("script", "scr\u0131pt")]
    number = 0
    while len(found) < count:
        text = encoders[number // len(BASE) % len(encoders)](found[number % len(BASE)])
        if text not in found:
            found.append(text)
        number += 1
    return [text[:190] for text in found[:count]]


WATCH = """() => {
  window.hits = [];
  window.pwned = () => { window.hits.push('executed'); };
  for (const name of ['alert', 'confirm', 'prompt']) window[name] = () => { window.hits.push(name); };
  document.addEventListener('securitypolicyviolation', (event) => window.hits.push('policy: ' + event.violatedDirective));
}"""


class Hostile:
    def __init__(self, city, browser, findings, options):
        self.city, self.browser, self.findings = city, browser, findings
        self.strings = strings(200)[:: 1 if options.full else 10]
        self.looks = 0

    def ask(self, method, path, body=None, headers=None):
        request = urllib.request.Request(
            self.city.base + path, method=method, data=None if body is None else json.dumps(body).encode(),
            headers={"Authorization": "Bearer " + self.city.key, "Content-Type": "application/json", **(headers or {})})
        try:
            with urllib.request.urlopen(request) as answer:
                return answer.status, json.loads(answer.read() or b"{}"), answer.headers.get("ETag")
        except urllib.error.HTTPError as error:
            if error.code >= 500:
                self.findings.add("hostile", path, f"answered {error.code}")
            return error.code, {}, None

    def lodge(self, text):
        """With the string in every field that is text; what the service refuses by its rules is refused in words."""
        status, dossier, _ = self.ask("POST", "/api/v1/dossiers", {
            "procedure": "1.001193", "branch": "hcm-centre-thu-duc", "places": [{"factor": "residence", "text": "26824"}],
            "applicant": {"name": text, "address": text, "proxy": {"name": text, "authority": text}},
            "papers": [{"name": text, "count": 2}], "resultTo": {"way": "post", "address": text}})
        if status != 201:
            return None
        code = dossier["code"]
        path = f"/api/v1/dossiers/{code}/steps"
        for step in ({"step": "accept", "officer": text[:100]},
                     {"step": "request-supplement", "items": [{"paper": text, "reason": text}], "note": text}):
            version = self.ask("GET", f"/api/v1/dossiers/{code}")[2]
            self.ask("POST", path, step, {"If-Match": version})
        return code

    def watch(self, page, where):
        hits = page.evaluate("window.hits || []")
        for hit in set(hits):
            self.findings.add("hostile", where, hit)
        if page.evaluate("document.documentElement.scrollWidth > window.innerWidth"):
            self.findings.add("hostile", where, "the layout breaks at 360 pixels")
        self.looks += 1

    def control(self):
        """What is put into a page as markup must be noticed, or this looks at nothing."""
        with self.city.visitor(self.browser) as page:
            page.add_init_script(f"({WATCH})()")
            page.goto(self.city.base + "/sign-in")
            page.evaluate("document.body.insertAdjacentHTML('beforeend', '<img src=x onerror=pwned()>')")
            page.wait_for_timeout(300)
            if not page.evaluate("window.hits.length"):
                self.findings.add("hostile", "control", "an injected handler went unseen: the watch is blind")

    def see(self, role, paths):
        with self.city.visitor(self.browser, role, width=360) as page:
            page.add_init_script(f"({WATCH})()")
            for path in paths:
                answer = page.goto(self.city.base + path)
                if answer.status >= 500:
                    self.findings.add("hostile", path, f"answered {answer.status}")
                self.watch(page, f"{role} {path}")

    def fill(self, role, paths):
        """Every form of these pages, with each string in all its fields at once; nothing is signed out or disabled."""
        with self.city.visitor(self.browser, role, width=360) as page:
            page.add_init_script(f"({WATCH})()")
            for path in paths:
                page.goto(self.city.base + path)
                for number in range(page.locator("form").count()):
                    for text in self.strings:
                        if not self.send(page, path, number, text):
                            break
                        self.watch(page, f"{role} {path}, form {number + 1}")

    KEPT_AWAY = ("/sign-out", "/language", "/password", "/disable", "/revoke", "/backups")

    def send(self, page, path, number, text):
        page.goto(self.city.base + path)
        if page.locator("form").count() <= number:
            return False
        form = page.locator("form").nth(number)
        action = form.get_attribute("action") or path
        if any(word in action for word in self.KEPT_AWAY):
            return False
        fields = form.locator("input:not([type=hidden],[type=radio],[type=checkbox],[type=file],[type=date]), textarea")
        if fields.count() == 0:
            return False
        fill = """([number, text]) => {
          const form = document.forms[number];
          for (const field of form.elements)
            if (field.matches('input:not([type=hidden],[type=radio],[type=checkbox],[type=file],[type=date]), textarea'))
              field.value = text;
          setTimeout(() => HTMLFormElement.prototype.submit.call(form));
        }"""
        with page.expect_navigation():
            page.evaluate(fill, [number, text])
        return True


FORMS = {
    "receptionist": ["/counter", "/account"],
    "case-officer": ["/inbox"],
    "steward": ["/why", "/rules"],
    "operator": ["/operator/accounts"],
}


def run(city, browser, findings, options):
    hostile = Hostile(city, browser, findings, options)
    codes = [code for text in hostile.strings if (code := hostile.lodge(text))]
    print(f"{len(hostile.strings)} strings, {len(codes)} lodged with one in every field", flush=True)
    slips = [f"/dossiers/{code}/slips/{form}" for code in codes for form in ("01", "02", "06")]
    pages = [f"/dossiers/{code}" for code in codes]
    hostile.see("case-officer", pages + slips + ["/inbox"])
    hostile.see("receptionist", ["/today"] + pages[:5])
    hostile.see(None, [f"/p/{code}" for code in codes])
    hostile.control()
    for role, paths in FORMS.items():
        hostile.fill(role, paths)
    hostile.fill(None, ["/sign-in", "/track", "/procedures"])
    print(f"{hostile.looks} looks")
