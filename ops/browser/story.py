"""What a newcomer does in the first ten minutes, from advice to the public page; a picture of each step with --story."""

import os
import re

from city import choose_language
from counter import Counter, until


class Story:
    def __init__(self, city, browser, findings, options):
        self.city, self.browser, self.findings, self.options = city, browser, findings, options
        self.number = 0

    def picture(self, page, name, height=None):
        self.number += 1
        print(f"  {self.number:2} {name}", flush=True)
        if not self.options.story:
            return
        os.makedirs(self.options.story, exist_ok=True)
        page.evaluate("window.scrollTo(0, 0)")
        path = f"{self.options.story}/{self.number:02}-{name}.png"
        width = page.viewport_size["width"]
        tall = page.evaluate("document.documentElement.scrollHeight")
        page.screenshot(path=path, full_page=True,
                        clip={"x": 0, "y": 0, "width": width, "height": min(tall, height or 1100)})

    def expect(self, page, text):
        if text not in page.inner_text("main"):
            self.findings.add("story", page.url, f"does not say: {text}")

    def open(self, role, **size):
        return self.city.visitor(self.browser, role, **size)

    def ward(self, role):
        """The commune whose committee an officer works at, as people write it."""
        said = self.city.grants[role]
        agency = re.search(r"agency:(\S+)", said).group(1)
        name = self.city.api(f"/api/v1/agencies/{agency}")["name"]
        name = name["vi"] if isinstance(name, dict) else name
        return name.replace("Ủy ban nhân dân ", "") + ", Thành phố Hồ Chí Minh"

    def step(self, page, code, step, fill=None, confirm=False):
        page.goto(f"{self.city.base}/dossiers/{code}/steps/{step}")
        if fill:
            fill(page)
        for _ in range(2 if confirm else 1):
            if confirm and _ == 1:
                self.picture(page, f"{step}-shown-before")
            page.locator("main form .buttons button").first.click()
            page.wait_for_load_state("networkidle")
            page.wait_for_timeout(200)
        if "/steps/" in page.url and not page.locator("[role=status]").count():
            self.findings.add("story", page.url, f"{step} was not taken: {page.inner_text('main')[:200]}")

    def counter(self):
        with self.open("receptionist") as page:
            choose_language(page, "en")
            counter = Counter(page, self.city)
            counter.begin()
            counter.type("khai sinh")
            page.wait_for_timeout(500)
            self.picture(page, "counter", 800)
            counter.press("Enter")
            page.wait_for_url("**/counter/case*")
            page.wait_for_load_state("networkidle")
            page.keyboard.type(self.ward("case-officer"), delay=5)
            page.wait_for_timeout(700)
            self.picture(page, "advice-while-typing")
            page.keyboard.press("F4")
            page.wait_for_url("**/counter/advice")
            page.wait_for_load_state("networkidle")
            self.picture(page, "advice-to-take-home")
            counter.begin()
            counter.find("khai sinh")
            page.keyboard.type(self.ward("case-officer"), delay=5)
            page.wait_for_timeout(700)
            counter.go_on()
            counter.type("0987654321")
            counter.press("Enter")
            page.wait_for_url("**/counter/check")
            until(page, "document.activeElement.id === 'applicant.name' || document.activeElement.tagName === 'BUTTON'")
            if page.evaluate("document.activeElement.id") == "applicant.name":
                counter.type("Trần Thị Bưởi")
            self.picture(page, "applicant")
            counter.press("Enter")
            page.wait_for_selector('form[action="/counter/lodge"]')
            self.picture(page, "check-answers")
            code = counter.lodge()
            self.picture(page, "lodged", 800)
            page.goto(f"{self.city.base}/dossiers/{code}/slips/01")
            self.picture(page, "receipt")
            return code

    def agency(self, code):
        def elsewhere(page):
            page.fill("#reason", "Người nộp cư trú ở phường khác từ tháng trước.")
            page.select_option('[id="place.factor"]', "residence")
            page.fill('[id="place.text"]', self.ward("second-officer"))

        with self.open("case-officer") as page:
            choose_language(page, "en")
            page.goto(self.city.base + "/inbox")
            self.picture(page, "inbox")
            self.step(page, code, "decline", elsewhere, confirm=True)

    def other_agency(self, code):
        with self.open("second-officer") as page:
            choose_language(page, "en")
            page.goto(f"{self.city.base}/dossiers/{code}")
            self.picture(page, "re-routed")
            self.step(page, code, "accept")
            self.step(page, code, "request-supplement", lambda page: (
                page.fill('[id="items.0.paper"]', "Giấy chứng sinh"),
                page.fill('[id="items.0.reason"]', "Bản nộp bị mờ, không đọc được.")))
            self.picture(page, "supplement-asked")
            self.step(page, code, "receive-supplement", lambda page: page.locator("[name=papers]").first.check())
            self.step(page, code, "decide", lambda page: page.check("#verdict"))
            self.step(page, code, "issue-result", lambda page: page.fill("#number", "12/2026/KS"))
            self.picture(page, "result-ready")

    def hand_out(self, code):
        def seen(page):
            for name in ("way.identitySeen", "identitySeen"):
                if page.locator(f'[id="{name}"]').count():
                    page.fill(f'[id="{name}"]', "Thẻ căn cước")
            if page.locator("#originalsGivenBack").count():
                page.check("#originalsGivenBack")

        with self.open("receptionist") as page:
            choose_language(page, "en")
            self.step(page, code, "hand-out", seen)
            self.picture(page, "handed-out")

    def rule(self):
        with self.open("steward") as page:
            choose_language(page, "en")
            page.goto(self.city.base + "/rules/hcm-land-registry/change")
            page.select_option('[id="row.outcome"]', "agency")
            page.select_option('[id="row.role"]', "")
            page.fill('[id="row.agency"]', "hcm-vpdkdd")
            page.select_option('[id="row.factor"]', "property")
            page.fill("#note", "Văn phòng đăng ký đất đai thành phố giải quyết tất cả")
            page.click("button[value=try]")
            page.wait_for_selector("button[value=propose]", timeout=60_000)
            self.picture(page, "rule-tried")
            page.click("button[value=propose]")
            page.wait_for_url("**/editions/*", timeout=60_000)
            edition = page.url.split("?")[0].removeprefix(self.city.base)
        with self.open("publisher") as page:
            choose_language(page, "en")
            self.publish(page, edition)
            page.goto(self.city.base + "/why?procedure=1.012783&area=26740")
            self.picture(page, "why")

    def publish(self, page, edition):
        for act in ("approve", "activate"):
            page.goto(self.city.base + edition)
            for _ in range(40):
                if page.locator(f'[id="{act}.sure"]').count():
                    break
                page.wait_for_timeout(500)
                page.reload()
            if act == "approve":
                self.picture(page, "edition")
            page.check(f'[id="{act}.sure"]')
            page.click(f"form[action$={act}] button")
            page.wait_for_load_state("networkidle")

    def public(self, code):
        with self.open(None, width=390, height=800) as page:
            page.goto(self.city.base + "/track?lang=en")
            page.fill("main input[name=code], main input[type=text], main input:not([type=hidden])", code)
            page.locator("main form button").first.click()
            page.wait_for_url(f"**/p/{code}*")
            self.expect(page, code)
            self.picture(page, "public")
            if "Bưởi" in page.inner_text("body"):
                self.findings.add("story", page.url, "the public page names the applicant")


def run(city, browser, findings, options):
    story = Story(city, browser, findings, options)
    code = story.counter()
    print(f"  lodged {code}")
    story.agency(code)
    story.other_agency(code)
    story.hand_out(code)
    story.public(code)
    story.rule()
