// Array<T>: a fixed-size owning array for the big columns of a snapshot. Not initialised, huge pages where the system has them.
//
// T is trivially copyable. Move-only. bytes() serves the graph image.
//
//   Array<std::uint32_t> targets(edge_count);   targets[0] = 7;
#pragma once
#include <cstddef>
#include <cstdint>
#include <memory>
#include <span>
#include <type_traits>
#include <utility>

namespace signatory::graph {

// Aligned raw memory; large blocks ask for huge pages, which halves the cost of a cache miss. Throws std::bad_alloc.
void* allocate_bytes(std::size_t bytes);
void free_bytes(void* data) noexcept;

template <class T>
class Array {
  static_assert(std::is_trivially_copyable_v<T>);

 public:
  Array() = default;
  explicit Array(std::size_t size) : data_(static_cast<T*>(allocate_bytes(size * sizeof(T)))), size_(size) {}
  Array(std::size_t size, T value) : Array(size) {
    for (std::size_t i = 0; i < size; ++i) data_.get()[i] = value;
  }
  Array(Array&& other) noexcept : data_(std::move(other.data_)), size_(std::exchange(other.size_, 0)) {}
  Array& operator=(Array&& other) noexcept {
    data_ = std::move(other.data_);
    size_ = std::exchange(other.size_, 0);
    return *this;
  }

  T& operator[](std::size_t at) { return data_.get()[at]; }
  const T& operator[](std::size_t at) const { return data_.get()[at]; }
  T* data() { return data_.get(); }
  const T* data() const { return data_.get(); }
  std::size_t size() const { return size_; }
  bool empty() const { return size_ == 0; }
  // Forgets the elements behind the first `size`; their memory stays.
  void shrink(std::size_t size) { size_ = size; }
  std::span<const T> span() const { return {data(), size_}; }
  const T* begin() const { return data(); }
  const T* end() const { return data() + size_; }

 private:
  struct Free {
    void operator()(T* data) const noexcept { free_bytes(data); }
  };
  std::unique_ptr<T, Free> data_;
  std::size_t size_ = 0;
};

// One bit for each id below size().
class Bitmap {
 public:
  Bitmap() = default;
  explicit Bitmap(std::size_t size, bool value = false) : words_((size + 63) / 64, value ? ~std::uint64_t{0} : 0), size_(size) {}
  explicit Bitmap(Array<std::uint64_t> words, std::size_t size) : words_(std::move(words)), size_(size) {}
  bool test(std::size_t at) const { return (words_[at >> 6] >> (at & 63) & 1) != 0; }
  void set(std::size_t at) { words_[at >> 6] |= std::uint64_t{1} << (at & 63); }
  void clear(std::size_t at) { words_[at >> 6] &= ~(std::uint64_t{1} << (at & 63)); }
  // Sets it; true if it was not set before.
  bool add(std::size_t at) {
    std::uint64_t& word = words_[at >> 6];
    const std::uint64_t bit = std::uint64_t{1} << (at & 63);
    const bool added = (word & bit) == 0;
    word |= bit;
    return added;
  }
  std::uint64_t& word_of(std::size_t at) { return words_[at >> 6]; }
  std::size_t size() const { return size_; }
  const Array<std::uint64_t>& words() const { return words_; }

 private:
  Array<std::uint64_t> words_;
  std::size_t size_ = 0;
};

}  // namespace signatory::graph
