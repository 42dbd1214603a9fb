#include "graph/array.h"

#include <sys/mman.h>

#include <cstdlib>
#include <new>

namespace signatory::graph {
namespace {

constexpr std::size_t kCacheLine = 64;
constexpr std::size_t kHugePage = std::size_t{2} << 20;

}  // namespace

void* allocate_bytes(std::size_t bytes) {
  const std::size_t alignment = bytes >= 2 * kHugePage ? kHugePage : kCacheLine;
  const std::size_t rounded = (bytes + alignment - 1) / alignment * alignment;
  void* data = std::aligned_alloc(alignment, rounded == 0 ? alignment : rounded);
  if (data == nullptr) throw std::bad_alloc();
  // Advice only: the array works the same without huge pages.
  if (alignment == kHugePage) static_cast<void>(madvise(data, rounded, MADV_HUGEPAGE));
  return data;
}

void free_bytes(void* data) noexcept { std::free(data); }

}  // namespace signatory::graph
