"""A line that drops while somebody lodges: at each step before the request is sent, and after the server has done it but
before the answer arrives; and a tab that is closed half-way. Nothing typed is lost, and no dossier is there twice."""

import time

from counter import Counter

WORDS, NAME = "khai sinh", "Nguyễn Thị Đường Dây"
# Numbers nobody has lodged with before, in this run or another against the same city.
PHONES = iter(f"03{(time.time_ns() // 1_000_000 + number * 7_919) % 100_000_000:08d}" for number in range(1_000))


class Line:
    def __init__(self, city, browser, findings):
        self.city, self.browser, self.findings = city, browser, findings
        self.last = None
        self.cases = 0

    def lodged(self, where, code):
        """Serial numbers of a branch and a day have no gaps: one lodging is one number."""
        number = int(code.rsplit("-", 1)[1])
        if self.last is not None and number != self.last + 1:
            self.findings.add("line", where, f"one lodging took {number - self.last} numbers")
        self.last = number
        self.cases += 1

    def walk(self, where, breaks=None, breaker=None):
        """Breaks the line at one step with `breaker`, which is called with the page and what sends."""
        with self.city.visitor(self.browser, "receptionist") as page:
            counter = Counter(page, self.city)
            counter.begin()
            counter.find(WORDS)
            counter.tell_case()
            steps = [
                ("case", "**/counter/applicant", lambda: counter.press("Enter"), "#applicant\\.phone:focus"),
                ("telephone", "**/counter/check", lambda: (counter.type(next(PHONES)), counter.press("Enter")),
                 "#applicant\\.name:focus"),
                ("name", "**/counter/check", lambda: (counter.type(NAME), counter.press("Enter")),
                 'form[action="/counter/lodge"]'),
                ("lodge", "**/counter/lodge", lambda: counter.press("Enter"), "h1 .code"),
            ]
            for name, address, act, then in steps:
                # What is typed goes where the focus is, as soon as the page has put it there.
                page.wait_for_timeout(250)
                if name == breaks:
                    breaker(page, address, act)
                else:
                    act()
                page.wait_for_selector(then)
            if breaks and NAME not in self.seen_name(page):
                self.findings.add("line", where, "the name typed is not the name lodged")
            self.lodged(where, page.inner_text("h1 .code"))

    def seen_name(self, page):
        code = page.inner_text("h1 .code")
        answer = page.request.get(f"{self.city.base}/api/v1/dossiers/{code}",
                                  headers={"Authorization": "Bearer " + self.city.key})
        return answer.json()["applicant"]["name"] if answer.ok else answer.text()

    def before_sending(self, page, address, act):
        page.context.set_offline(True)
        act()
        try:
            page.wait_for_selector(".trouble", timeout=10_000)
        except Exception:
            self.findings.add("line", address, "nobody is told that the line is down")
        page.wait_for_timeout(500)
        page.context.set_offline(False)

    def after_doing(self, page, address, act):
        lost = []

        def lose(route):
            if lost or route.request.method != "POST":
                return route.continue_()
            lost.append(route.fetch())
            route.abort("connectionreset")

        page.route(address, lose)
        act()
        for _ in range(600):
            if lost:
                return
            page.wait_for_timeout(30)
        self.findings.add("line", address, "nothing was sent: this case cuts nothing")

    def closed_tab(self):
        """Everything typed so far is offered again by a fresh page of the same device."""
        with self.city.visitor(self.browser, "receptionist") as page:
            counter = Counter(page, self.city)
            counter.begin()
            counter.find(WORDS)
            counter.tell_case()
            counter.go_on()
            phone = next(PHONES)
            counter.type(phone)
            page.keyboard.press("Tab")
            counter.type(NAME)
            page.wait_for_timeout(200)
            fresh = page.context.new_page()
            page.close()
            fresh.goto(self.city.base + "/counter")
            fresh.click("[data-resumes]")
            fresh.wait_for_url(lambda address: not address.endswith("/counter"))
            fresh.wait_for_load_state("networkidle")
            kept = fresh.evaluate("[...document.querySelectorAll('input')].map((field) => field.value)")
            if phone not in kept or NAME not in kept:
                self.findings.add("line", "closed tab", f"typed and gone: {[text for text in (phone, NAME) if text not in kept]}")
            fresh.wait_for_timeout(250)
            fresh.keyboard.press("F8")
            fresh.wait_for_selector('form[action="/counter/lodge"]')
            fresh.keyboard.press("F8")
            fresh.wait_for_selector("h1 .code")
            self.lodged("closed tab", fresh.inner_text("h1 .code"))

    def pressed_twice(self):
        with self.city.visitor(self.browser, "receptionist") as page:
            counter = Counter(page, self.city)
            counter.begin()
            counter.find(WORDS)
            counter.tell_case()
            counter.go_on()
            counter.applicant(next(PHONES), NAME)
            page.evaluate("""() => {
              const form = document.querySelector('form[action="/counter/lodge"]');
              form.requestSubmit();
              form.requestSubmit();
              HTMLFormElement.prototype.submit.call(form);
            }""")
            page.wait_for_selector("h1 .code")
            page.wait_for_load_state("networkidle")
            self.lodged("pressed three times", page.inner_text("h1 .code"))


def run(city, browser, findings, options):
    line = Line(city, browser, findings)
    line.walk("an ordinary one")
    for step in ("case", "telephone", "name", "lodge"):
        for name, breaker in (("before sending", line.before_sending), ("after doing", line.after_doing)):
            attempt(findings, f"{step}, {name}", lambda: line.walk(f"{step}, {name}", step, breaker))
    attempt(findings, "closed tab", line.closed_tab)
    attempt(findings, "pressed three times", line.pressed_twice)
    attempt(findings, "the last one", lambda: line.walk("the last one"))
    print(f"{line.cases} lodged over a broken line, each once")


def attempt(findings, where, case):
    try:
        case()
    except Exception as error:
        findings.add("line", where, f"did not come to an end: {str(error)[:200]}")
