"""Ten real procedures and a few more, from search to receipt, by keyboard alone, for an applicant who was here before."""

import time

from counter import Counter

WORDS = ["khai sinh", "ket hon", "khai tu", "tinh trang hon nhan", "thuong tru", "doi bang lai", "thanh lap ho kinh doanh",
         "ly lich tu phap", "di chuc", "ho chieu", "giay phep xay dung", "chung thuc chu ky", "cap lai can cuoc"]
PHONE = f"09{time.time_ns() // 1000 % 100000000:08d}"
MOST_KEYS, MOST_FIELDS, MOST_MILLISECONDS, LEAST_LODGED = 60, 12, 50, 10


def run(city, browser, findings, options):
    lodged = 0
    with city.visitor(browser, "receptionist") as page:
        counter = Counter(page, city)
        page.on("pageerror", lambda error: findings.add("lodge", page.url, str(error)))
        # Somebody nobody knows yet comes first: then the telephone alone is enough.
        walk(counter, "khai sinh", PHONE, "Nguyễn Thị Thử")
        print(f"{'procedure':28} {'keys':>4} {'fields':>6} {'server ms':>9}  code")
        for words in WORDS:
            try:
                code = walk(counter, words, PHONE)
            except Exception as error:  # told with the page it stopped at
                findings.add("lodge", words, f"stopped at {page.url.removeprefix(city.base)}: {str(error)[:200]}")
                continue
            lodged += 1
            milliseconds = sum(counter.times)
            print(f"{words:28} {len(counter.keys):4} {len(counter.fields):6} {milliseconds:9.0f}  {code}", flush=True)
            # How quick a machine is, is no finding of a test on any machine; --full holds the bar.
            bar = MOST_MILLISECONDS if options.full else float("inf")
            for what, found, most in (("key presses", len(counter.keys), MOST_KEYS),
                                      ("fields", len(counter.fields), MOST_FIELDS),
                                      ("milliseconds of the server", milliseconds, bar)):
                if found > most:
                    findings.add("lodge", words, f"{found:.0f} {what}; at most {most}")
    if lodged < LEAST_LODGED:
        findings.add("lodge", "all", f"only {lodged} procedures were lodged")


def walk(counter, words, phone, name=None):
    counter.begin()
    counter.find(words)
    counter.tell_case()
    counter.go_on()
    counter.applicant(phone, name)
    return counter.lodge()
