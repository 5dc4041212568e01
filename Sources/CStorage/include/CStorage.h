#ifndef CSTORAGE_H
#define CSTORAGE_H

#include <stddef.h>
#include <stdint.h>

/// Replaces `sum`, `avg` and `total` of a connection (`sqlite3 *`) with exact ones, as aggregates and as window
/// functions. Returns a SQLite result code.
int cstorage_register_exact_sums(void *connection);

/// Lets file names be URIs in every later connection; without effect once SQLite has been used.
void cstorage_enable_uri_names(void);

/// Writes the offsets of every byte of `bytes[from..<count]` that equals one of four bytes to `offsets`, at most
/// `capacity` of them, and where to go on to `next` (`count` when all is searched).
///
/// `capacity` must be at least 64. Returns how many offsets were written.
size_t cstorage_find_bytes(
  const uint8_t *bytes, size_t from, size_t count, uint8_t a, uint8_t b, uint8_t c, uint8_t d, uint32_t *offsets,
  size_t capacity, size_t *next);

/// Walks over well-formed UTF-8 in `bytes[0..<count]` and returns where it ends: `count`, or the offset of the first
/// sequence that is broken or cut off. Adds the number of sequences of several bytes to `multibyte`.
size_t cstorage_valid_utf8(const uint8_t *bytes, size_t count, size_t *multibyte);

/// Ten to the power of 0…22, which a double holds exactly.
static inline double cstorage_power_of_ten(size_t exponent) {
  static const double powers[] = {1e0,  1e1,  1e2,  1e3,  1e4,  1e5,  1e6,  1e7,  1e8,  1e9,  1e10, 1e11,
                                  1e12, 1e13, 1e14, 1e15, 1e16, 1e17, 1e18, 1e19, 1e20, 1e21, 1e22};
  return powers[exponent];
}

#endif
