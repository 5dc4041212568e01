#include "CStorage.h"

#include <string.h>

#if defined(__SSE2__)
#include <emmintrin.h>

// One bit a byte of the 16 at `bytes`: set where the byte is wanted.
static inline uint64_t matches16(const uint8_t *bytes, __m128i a, __m128i b, __m128i c, __m128i d) {
  __m128i block = _mm_loadu_si128((const __m128i *)bytes);
  __m128i ab = _mm_or_si128(_mm_cmpeq_epi8(block, a), _mm_cmpeq_epi8(block, b));
  __m128i cd = _mm_or_si128(_mm_cmpeq_epi8(block, c), _mm_cmpeq_epi8(block, d));
  return (uint64_t)(uint32_t)_mm_movemask_epi8(_mm_or_si128(ab, cd));
}

static uint64_t matches64(const uint8_t *bytes, uint8_t a, uint8_t b, uint8_t c, uint8_t d) {
  __m128i va = _mm_set1_epi8((char)a), vb = _mm_set1_epi8((char)b);
  __m128i vc = _mm_set1_epi8((char)c), vd = _mm_set1_epi8((char)d);
  return matches16(bytes, va, vb, vc, vd) | matches16(bytes + 16, va, vb, vc, vd) << 16
         | matches16(bytes + 32, va, vb, vc, vd) << 32 | matches16(bytes + 48, va, vb, vc, vd) << 48;
}
#else
static uint64_t matches64(const uint8_t *bytes, uint8_t a, uint8_t b, uint8_t c, uint8_t d) {
  uint64_t mask = 0;
  for (int i = 0; i < 64; i++) {
    uint8_t byte = bytes[i];
    mask |= (uint64_t)((byte == a) | (byte == b) | (byte == c) | (byte == d)) << i;
  }
  return mask;
}
#endif

size_t cstorage_find_bytes(
  const uint8_t *bytes, size_t from, size_t count, uint8_t a, uint8_t b, uint8_t c, uint8_t d, uint32_t *offsets,
  size_t capacity, size_t *next) {
  size_t found = 0;
  size_t position = from;
  while (position + 64 <= count && found + 64 <= capacity) {
    uint64_t mask = matches64(bytes + position, a, b, c, d);
    while (mask != 0) {
      offsets[found++] = (uint32_t)(position + (size_t)__builtin_ctzll(mask));
      mask &= mask - 1;
    }
    position += 64;
  }
  // The end is searched byte by byte: reading past the buffer would be needed to do it by blocks.
  if (position + 64 > count) {
    while (position < count && found < capacity) {
      uint8_t byte = bytes[position];
      if (byte == a || byte == b || byte == c || byte == d) offsets[found++] = (uint32_t)position;
      position++;
    }
  }
  *next = position;
  return found;
}
