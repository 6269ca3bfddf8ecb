"""A running demo city as people meet it: its address, its accounts, and a browser signed in as one of them."""

import json
import re
import urllib.request
from contextlib import contextmanager

ROLES = ["receptionist", "shift-lead", "case-officer", "second-officer", "agency-head", "duty-manager", "postal-agent", "steward",
         "publisher", "operator", "auditor"]


class City:
    def __init__(self, said):
        text = open(said, encoding="utf-8").read()
        self.base = re.findall(r"http://[0-9.:]+", text)[-1]
        self.passwords = {role: found.group(1) for role in ROLES
                          if (found := re.search(rf"^  {role} +(\S+)", text, re.MULTILINE))}
        self.grants = {role: line for role in ROLES for line in text.splitlines() if line.startswith(f"  {role} ")}
        self.key = re.search(r"wp_\S+", text).group(0).rstrip("'")

    def api(self, path):
        request = urllib.request.Request(self.base + path, headers={"Authorization": "Bearer " + self.key})
        with urllib.request.urlopen(request) as answer:
            return json.loads(answer.read())

    @contextmanager
    def visitor(self, browser, role=None, width=1280, height=900):
        """A browser of its own, signed in unless `role` is None."""
        context = browser.new_context(viewport={"width": width, "height": height}, locale="vi-VN")
        page = context.new_page()
        page.set_default_timeout(30_000)
        if role:
            page.goto(self.base + "/sign-in")
            page.fill("#login", role)
            page.fill("#password", self.passwords[role])
            page.press("#password", "Enter")
            page.wait_for_url(lambda address: "/sign-in" not in address)
        try:
            yield page
        finally:
            context.close()


class Findings:
    """What was found, each once, with where."""

    def __init__(self):
        self.lines = {}

    def add(self, part, where, what):
        self.lines.setdefault((part, what), []).append(where)

    def tell(self):
        for (part, what), places in sorted(self.lines.items()):
            more = f" (and {len(places) - 1} more)" if len(places) > 1 else ""
            print(f"{part}: {places[0]}{more}: {what}")
        return len(self.lines)


def choose_language(page, language):
    """As a person does: the button that names the other language in its own words."""
    if page.locator("html").get_attribute("lang") != language:
        page.locator(".top .language button, .top a.language").first.click()
        page.wait_for_selector(f"html[lang={language}]")
