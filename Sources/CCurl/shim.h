// The door to libcurl, Debian's own (libcurl4-openssl-dev): the client of the command line speaks through it.
#include <curl/curl.h>

// curl_easy_setopt() and curl_easy_getinfo() are variadic, which Swift does not import: one wrapper for each kind of
// argument that is passed.
static inline CURLcode waypost_curl_set_number(CURL *handle, CURLoption option, long value) {
    return curl_easy_setopt(handle, option, value);
}

// libcurl copies the text.
static inline CURLcode waypost_curl_set_text(CURL *handle, CURLoption option, const char *value) {
    return curl_easy_setopt(handle, option, value);
}

// Copied by libcurl, zeros and all: CURLOPT_COPYPOSTFIELDS after the size.
static inline CURLcode waypost_curl_set_body(CURL *handle, const void *bytes, long count) {
    CURLcode code = curl_easy_setopt(handle, CURLOPT_POSTFIELDSIZE_LARGE, (curl_off_t)count);
    return code == CURLE_OK ? curl_easy_setopt(handle, CURLOPT_COPYPOSTFIELDS, bytes) : code;
}

// Not copied: the list has to live until the exchange is over.
static inline CURLcode waypost_curl_set_headers(CURL *handle, struct curl_slist *list) {
    return curl_easy_setopt(handle, CURLOPT_HTTPHEADER, list);
}

typedef size_t (*waypost_curl_sink)(char *bytes, size_t size, size_t count, void *context);

// Both sinks get the same context.
static inline CURLcode waypost_curl_set_sinks(CURL *handle, waypost_curl_sink head, waypost_curl_sink body,
                                              void *context) {
    CURLcode code = curl_easy_setopt(handle, CURLOPT_HEADERFUNCTION, head);
    if (code == CURLE_OK) code = curl_easy_setopt(handle, CURLOPT_HEADERDATA, context);
    if (code == CURLE_OK) code = curl_easy_setopt(handle, CURLOPT_WRITEFUNCTION, body);
    return code == CURLE_OK ? curl_easy_setopt(handle, CURLOPT_WRITEDATA, context) : code;
}

// 0 where there was no answer.
static inline long waypost_curl_status(CURL *handle) {
    long status = 0;
    return curl_easy_getinfo(handle, CURLINFO_RESPONSE_CODE, &status) == CURLE_OK ? status : 0;
}
