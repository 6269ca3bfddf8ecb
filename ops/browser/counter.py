"""The counter used by keyboard alone, key by key, as a receptionist does who never reaches for the mouse."""

import time

ADDRESS = "12 nguyễn huệ, bến nghé, quận 1"

# Where the keyboard has to go next on the page of the case: a place still to be told, or a question still open.
WANTED = """() => {
  const place = [...document.querySelectorAll('#questions input[data-picks]')]
    .find((field) => !field.value && field.offsetParent && !field.closest('details'));
  if (place) return place.name;
  const open = [...document.querySelectorAll('#questions fieldset')].find((group) => !group.querySelector('input:checked'));
  return open ? open.querySelector('input').name : null;
}"""


class Counter:
    """Counts what is pressed beyond the data itself, the fields typed into, and what the server took."""

    def __init__(self, page, city):
        self.page, self.city = page, city
        self.keys, self.fields, self.times = [], set(), []
        page.on("requestfinished", self.finished)

    def finished(self, request):
        if "/assets/" not in request.url and request.timing["responseStart"] > 0:
            self.times.append(request.timing["responseStart"] - request.timing["requestStart"])

    def begin(self):
        self.keys, self.fields, self.times = [], set(), []
        if not self.page.url.endswith("/counter"):
            self.page.goto(self.city.base + "/counter")
        self.page.wait_for_selector("#words:focus")

    def press(self, key):
        self.page.keyboard.press(key)
        self.keys.append(key)

    def type(self, text):
        self.fields.add(self.page.evaluate("document.activeElement.name || document.activeElement.id"))
        self.page.keyboard.type(text, delay=5)

    def find(self, words):
        self.type(words)
        self.press("Enter")
        self.page.wait_for_url("**/counter/case*")
        self.page.wait_for_load_state("networkidle")

    def tell_case(self):
        for _ in range(8):
            wanted = self.page.evaluate(WANTED)
            if not wanted:
                return
            for _ in range(14):
                if self.page.evaluate("document.activeElement.name") == wanted:
                    break
                self.press("Tab")
            if self.page.evaluate("document.activeElement.type") == "radio":
                self.fields.add(wanted)
                self.press("Space")
            else:
                self.type(ADDRESS)
            self.page.wait_for_timeout(300)
            self.page.wait_for_load_state("networkidle")

    def go_on(self):
        self.press("Enter")
        until(self.page, "location.pathname.endsWith('/applicant') || !!document.querySelector('.faults')")
        if self.page.query_selector(".faults"):
            raise AssertionError(self.page.inner_text(".faults"))
        until(self.page, "document.activeElement.id === 'applicant.phone'")

    def applicant(self, phone, name=None):
        """Known by the telephone alone; `name` for somebody new."""
        self.type(phone)
        self.press("Enter")
        self.page.wait_for_url("**/counter/check")
        if name:
            until(self.page, "document.activeElement.id === 'applicant.name'")
            self.type(name)
        else:
            # The name that was found is shown; Enter says that it is this person.
            until(self.page, "document.activeElement.tagName === 'BUTTON'")
        self.press("Enter")
        self.page.wait_for_selector('form[action="/counter/lodge"]')

    def lodge(self):
        until(self.page, "document.activeElement.tagName === 'BUTTON'")
        self.press("Enter")
        return self.lodged()

    def lodged(self, seconds=30):
        self.page.wait_for_url("**/counter/lodged/*", timeout=seconds * 1000)
        self.page.wait_for_load_state("networkidle")
        return self.page.inner_text("h1 .code")


def until(page, condition, seconds=30):
    """Asked again and again from outside: the page's own policy forbids it to judge a text of ours."""
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        try:
            if page.evaluate(condition):
                return
        except Exception:  # between two pages
            pass
        page.wait_for_timeout(30)
    raise AssertionError(f"never so: {condition}")
