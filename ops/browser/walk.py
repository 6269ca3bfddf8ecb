"""Every page each role can reach by its links, looked at as people with different eyes, hands and languages do."""

import gzip
import os
import re

from axe_playwright_python.sync_playwright import Axe

from city import ROLES, choose_language

# A page is one pattern of address: the hundredth dossier is the first one over again.
PATTERNS = [
    (r"[A-Y0-9.]+-\d{6}-\d{4,}", "{code}"),
    (r"\b[0-9A-Z]{24,}\b", "{token}"),
    (r"\b[0-9a-f]{12,64}\b", "{hash}"),
    (r"\b\d\.\d{6}\b", "{procedure}"),
    (r"\b\d{4}-\d{2}-\d{2}\b", "{date}"),
    (r"(?<=[=/~])\d+", "{n}"),
]
MOST_OF_A_KIND = 2
MOST_PAGES = 60
WEIGHT = 50 * 1024

# Names and abbreviations that are the same in both languages.
SAME = {"Waypost", "SMS", "Email", "QR", "ID", "PDF", "CSV", "API", "SHA-256", "JSON", "A4", "A5"}

LETTERS = re.compile(r"[^\W\d_]{3,}")
VIETNAMESE = re.compile("[ăâđêôơưĂÂĐÊÔƠƯàảãáạằẳẵắặầẩẫấậèẻẽéẹềểễếệìỉĩíịòỏõóọồổỗốộờởỡớợùủũúụừửữứựỳỷỹýỵ]", re.IGNORECASE)

# Texts a person reads or hears that are words of ours: outside what is marked as data.
OWN_TEXTS = """() => {
  const found = [];
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  const isData = (element) => element.closest('[lang]:not(html), [translate=no], script, style, svg [data-drawn]');
  while (walker.nextNode()) {
    const text = walker.currentNode.data.trim();
    if (text && !isData(walker.currentNode.parentElement)) found.push(text);
  }
  for (const element of document.querySelectorAll('[aria-label], [title], img[alt]')) {
    if (isData(element)) continue;
    for (const name of ['aria-label', 'title', 'alt']) if (element.getAttribute(name)) found.push(element.getAttribute(name));
  }
  return found;
}"""

# What a browser that holds nothing of ours receives: the page and every file it needs.
FILES = """() => [...performance.getEntriesByType('navigation'), ...performance.getEntriesByType('resource')]
  .filter((entry) => entry.initiatorType !== 'fetch').map((entry) => entry.name)"""

# Where Tab begins is where the focus was last, even when nothing has it any more.
TO_THE_TOP = """() => {
  const first = document.createElement('span');
  first.tabIndex = -1;
  document.body.prepend(first);
  first.focus();
  first.remove();
}"""

FOCUSABLE = """() => {
  const visible = (element) => element.checkVisibility({ visibilityProperty: true }) && !element.disabled
    && element.type !== 'hidden' && element.tabIndex >= 0;
  const seen = new Set();
  return [...document.querySelectorAll('a[href], button, input, select, textarea, summary, [tabindex="0"]')].filter((element) => {
    if (!visible(element)) return false;
    if (element.type !== 'radio') return true;
    if (seen.has(element.name)) return false;
    seen.add(element.name);
    return true;
  }).length;
}"""

FOCUS = """() => {
  const element = document.activeElement;
  if (!element || element === document.body) return null;
  const style = getComputedStyle(element);
  const shown = style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) > 0 || style.boxShadow !== 'none';
  // A date is one control with several places to stand in.
  const again = window.walkedLast === element;
  window.walkedLast = element;
  if (!again) element.dataset.walked = (element.dataset.walked || '') + '.';
  const name = element.tagName + ' ' + (element.textContent || element.name || '').trim().slice(0, 30);
  return { name, shown, again, times: element.dataset.walked.length };
}"""


def pattern(address):
    path = address.split("#")[0]
    for expression, name in PATTERNS:
        path = re.sub(expression, name, path)
    return path


class Walk:
    def __init__(self, city, browser, findings, options):
        self.city, self.browser, self.findings, self.options = city, browser, findings, options
        self.axe = Axe()
        self.seen = 0
        self.heaviest = (0, "")
        self.files = {}

    def role(self, role):
        with self.city.visitor(self.browser, role) as page:
            self.loud = []
            page.on("console", lambda message: self.loud.append(message.text) if message.type == "error" else None)
            page.on("pageerror", lambda error: self.loud.append(str(error)))
            if role:
                choose_language(page, "vi")
            addresses = self.discover(page)
            for address in addresses:
                self.look(page, role, address)
        print(f"{role or 'anybody'}: {len(addresses)} pages", flush=True)

    def discover(self, page):
        """Addresses, breadth first, at most a few of each pattern."""
        start = page.url.removeprefix(self.city.base) if page.url.startswith(self.city.base) else "/sign-in"
        queue, kinds, addresses = [start, "/sign-in", "/track", "/procedures"], {}, []
        queue = queue if start == "/sign-in" else [start]
        while queue and len(addresses) < MOST_PAGES:
            address = queue.pop(0)
            kind = pattern(address)
            if address in addresses or kinds.get(kind, 0) >= MOST_OF_A_KIND:
                continue
            answer = page.goto(self.city.base + address)
            if answer.status != 200:
                self.findings.add("walk", address, f"a link leads to {answer.status}")
                continue
            if "text/html" not in answer.headers.get("content-type", ""):
                continue
            kinds[kind] = kinds.get(kind, 0) + 1
            addresses.append(address)
            links = page.eval_on_selector_all("a[href]", "all => all.map((a) => a.getAttribute('href'))")
            queue += [link.split("#")[0] for link in links if link.startswith("/") and "lang=" not in link]
        return addresses

    def look(self, page, role, address):
        where = f"{role or 'anybody'} {pattern(address)}"
        texts = {}
        for language in ("vi", "en"):
            self.visit(page, role, address, language)
            texts[language] = page.evaluate(OWN_TEXTS)
            self.languages(where, language, page, texts)
            self.accessibility(where, language, page)
            for width in (360, 1280):
                page.set_viewport_size({"width": width, "height": 900})
                if page.evaluate("document.documentElement.scrollWidth") > width:
                    self.findings.add("layout", where, f"wider than {width} pixels")
                self.picture(page, role, address, language, width)
        self.compare(where, texts)
        self.keyboard(where, page)
        self.seen += 1

    def visit(self, page, role, address, language):
        if role:
            page.goto(self.city.base + address)
            choose_language(page, language)
        self.loud = []
        page.goto(self.city.base + (address if role or language == "vi" else add(address, "lang=en")))
        page.wait_for_load_state("networkidle")
        where = f"{role or 'anybody'} {pattern(address)}"
        for text in self.loud:
            self.findings.add("console", where, text[:160])
        weight = sum(self.compressed(page, name) for name in page.evaluate(FILES))
        if weight > WEIGHT:
            self.findings.add("weight", where, f"{weight} bytes at first view, compressed")
        self.heaviest = max(self.heaviest, (weight, pattern(address)))

    def compressed(self, page, name):
        """As the proxy in front sends it (ops/nginx)."""
        if "/assets/" not in name:
            return len(gzip.compress(page.content().encode(), 5))
        if name not in self.files:
            self.files[name] = len(gzip.compress(page.request.get(name).body(), 5))
        return self.files[name]

    def languages(self, where, language, page, texts):
        if page.locator("html").get_attribute("lang") != language:
            self.findings.add("language", where, f"is not in {language}")
        if language == "en":
            for text in texts["en"]:
                if VIETNAMESE.search(text):
                    self.findings.add("language", where, f"Vietnamese in an English page: {text[:80]}")

    def compare(self, where, texts):
        for text in sorted(set(texts["vi"]) & set(texts["en"])):
            words = [word for word in LETTERS.findall(text) if word not in SAME]
            if words:
                self.findings.add("language", where, f"the same in both languages: {text[:80]}")

    def accessibility(self, where, language, page):
        page.set_viewport_size({"width": 1280, "height": 900})
        for violation in self.axe.run(page).response["violations"]:
            if violation["impact"] in ("serious", "critical"):
                first = violation["nodes"][0]["html"][:120]
                self.findings.add("axe", where, f"{violation['id']}: {violation['help']}: {first}")

    def keyboard(self, where, page):
        count = page.evaluate(FOCUSABLE)
        page.evaluate(TO_THE_TOP)
        reached = set()
        for number in range(count * 2 + 6):
            page.keyboard.press("Tab")
            focus = page.evaluate(FOCUS)
            if focus is None:
                break
            if focus["again"]:
                continue
            if not focus["shown"]:
                self.findings.add("keyboard", where, f"focus is not seen: {focus['name']}")
            if focus["times"] > 1:
                break
            reached.add(number)
        if len(reached) < count:
            self.findings.add("keyboard", where, f"Tab reaches {len(reached)} of {count} controls")

    def picture(self, page, role, address, language, width):
        if not self.options.pictures:
            return
        os.makedirs(self.options.pictures, exist_ok=True)
        name = re.sub(r"[^a-z0-9]+", "-", pattern(address).lower()).strip("-") or "start"
        page.screenshot(path=f"{self.options.pictures}/{role or 'anybody'}-{name}-{language}-{width}.png", full_page=True)


def add(address, pair):
    return address + ("&" if "?" in address else "?") + pair


def run(city, browser, findings, options):
    walk = Walk(city, browser, findings, options)
    roles = options.roles.split(",") if options.roles else ["anybody"] + ROLES
    for role in roles:
        walk.role(None if role == "anybody" else role)
    print(f"{walk.seen} pages seen in both languages; the heaviest {walk.heaviest[0]} bytes: {walk.heaviest[1]}")
