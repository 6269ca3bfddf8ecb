"""line"""


def run(city, browser, findings, options):
    pass
