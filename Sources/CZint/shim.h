// The door to libzint (Debian's libzint-dev), which makes the symbols on papers: its tables of blocks, masks and check
// digits are tried against readers the world over. It only encodes here; drawing is Pages' own.
#include <zint.h>

// zint_symbol is a struct of arrays too large for Swift to import as tuples: what is set and what is read stands here.
static inline struct zint_symbol *waypost_zint_new(int symbology, int level) {
    struct zint_symbol *symbol = ZBarcode_Create();
    if (!symbol) return symbol;
    symbol->symbology = symbology;
    symbol->input_mode = UNICODE_MODE;
    if (level > 0) symbol->option_1 = level;
    return symbol;
}

// Below ZINT_ERROR are warnings: text outside Latin-1 is encoded as UTF-8 and marked so (ECI 26), for one.
static inline int waypost_zint_encode(struct zint_symbol *symbol, const unsigned char *text, int count) {
    return ZBarcode_Encode(symbol, text, count) < ZINT_ERROR;
}

static inline int waypost_zint_width(const struct zint_symbol *symbol) { return symbol->width; }
static inline int waypost_zint_rows(const struct zint_symbol *symbol) { return symbol->rows; }

// Eight modules a byte, the first in the lowest bit; a linear symbol has one row. Outside the symbol all is light.
static inline int waypost_zint_is_dark(const struct zint_symbol *symbol, int row, int column) {
    if (row < 0 || row >= symbol->rows || column < 0 || column >= symbol->width) return 0;
    return symbol->encoded_data[row][column >> 3] >> (column & 7) & 1;
}
