#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <limits>
#include <string>
#include <vector>

#include "cypher/duration.h"
#include "cypher/function_support.h"
#include "cypher/value_order.h"

namespace signatory::cypher {
namespace {

base::Error not_summable(std::string_view function, const Value& value) {
  return cypher_error("TypeError", "InvalidArgumentType",
                      fmt::format("{}() needs numbers or durations, and {} is of type {}", function, describe(value), type_name(value.kind())));
}

class Count final : public Aggregator {
 public:
  Result<void> add(const EvaluationContext&, Arguments arguments) override {
    if (arguments.empty() || !arguments[0].is_null()) ++count_;
    return {};
  }
  Result<Value> finish(const EvaluationContext&) override { return Value::integer(count_); }

 private:
  std::int64_t count_ = 0;
};

class Collect final : public Aggregator {
 public:
  Result<void> add(const EvaluationContext&, Arguments arguments) override {
    if (arguments[0].is_null()) return {};
    bytes_ += sizeof(Value) + arguments[0].memory_bytes();
    items_.push_back(arguments[0]);
    return {};
  }
  Result<Value> finish(const EvaluationContext&) override { return make_list(std::move(items_)); }
  std::uint64_t memory_bytes() const override { return bytes_; }

 private:
  std::vector<Value> items_;
  std::uint64_t bytes_ = 0;
};

template <int Direction>  // -1: the least, 1: the greatest
class Extreme final : public Aggregator {
 public:
  Result<void> add(const EvaluationContext&, Arguments arguments) override {
    if (arguments[0].is_null()) return {};
    if (best_.is_null() || compare_for_order(arguments[0], best_) * Direction > 0) best_ = arguments[0];
    return {};
  }
  Result<Value> finish(const EvaluationContext&) override { return best_; }

 private:
  Value best_;
};

// Integers exactly as long as only integers come; floats with Neumaier's compensation, so that the order of rows hardly matters.
class Total {
 public:
  Result<void> add(std::string_view function, const Value& value) {
    if (value.is(ValueKind::kDuration)) return add_duration(function, value);
    if (!value.is_number() || durations_ > 0) return tl::unexpected(not_summable(function, value));
    ++numbers_;
    if (value.is(ValueKind::kInteger)) {
      overflow_ |= __builtin_add_overflow(integer_, value.as_integer(), &integer_);
    } else {
      floats_ = true;
    }
    add_float(value.as_number());
    return {};
  }
  std::int64_t count() const { return numbers_ + durations_; }
  bool of_durations() const { return durations_ > 0; }
  const Duration& duration() const { return duration_; }
  double number() const { return std::isfinite(sum_) ? sum_ + correction_ : sum_; }
  Result<Value> result() const {
    if (of_durations()) return Value::duration(duration_);
    if (floats_) return Value::floating(number());
    if (overflow_) return tl::unexpected(cypher_error("ArithmeticError", "IntegerOverflow", "the sum exceeds 64 bits"));
    return Value::integer(integer_);
  }

 private:
  void add_float(double value) {
    const double next = sum_ + value;
    correction_ += std::fabs(sum_) >= std::fabs(value) ? (sum_ - next) + value : (value - next) + sum_;
    sum_ = next;
  }
  Result<void> add_duration(std::string_view function, const Value& value) {
    if (numbers_ > 0) return tl::unexpected(not_summable(function, value));
    ++durations_;
    const auto sum = add_durations(duration_, value.as_duration());
    if (!sum) return tl::unexpected(sum.error());
    duration_ = *sum;
    return {};
  }

  std::int64_t numbers_ = 0;
  std::int64_t durations_ = 0;
  std::int64_t integer_ = 0;
  bool overflow_ = false;
  bool floats_ = false;
  double sum_ = 0;
  double correction_ = 0;
  Duration duration_;
};

class Sum final : public Aggregator {
 public:
  Result<void> add(const EvaluationContext&, Arguments arguments) override {
    return arguments[0].is_null() ? Result<void>{} : total_.add("sum", arguments[0]);
  }
  Result<Value> finish(const EvaluationContext&) override { return total_.result(); }

 private:
  Total total_;
};

class Average final : public Aggregator {
 public:
  Result<void> add(const EvaluationContext&, Arguments arguments) override {
    return arguments[0].is_null() ? Result<void>{} : total_.add("avg", arguments[0]);
  }
  Result<Value> finish(const EvaluationContext&) override {
    if (total_.count() == 0) return Value::null();
    const auto count = static_cast<double>(total_.count());
    if (!total_.of_durations()) return Value::floating(total_.number() / count);
    const auto mean = divide_duration(total_.duration(), count);
    if (!mean) return tl::unexpected(mean.error());
    return Value::duration(*mean);
  }

 private:
  Total total_;
};

// Welford's method. Sample: divided by n - 1; population: by n.
template <bool Sample>
class Deviation final : public Aggregator {
 public:
  Result<void> add(const EvaluationContext&, Arguments arguments) override {
    if (arguments[0].is_null()) return {};
    if (!arguments[0].is_number()) return tl::unexpected(not_summable(Sample ? "stDev" : "stDevP", arguments[0]));
    const double value = arguments[0].as_number();
    ++count_;
    const double distance = value - mean_;
    mean_ += distance / count_;
    squares_ += distance * (value - mean_);
    return {};
  }
  Result<Value> finish(const EvaluationContext&) override {
    const double divisor = Sample ? count_ - 1 : count_;
    return Value::floating(divisor > 0 ? std::sqrt(squares_ / divisor) : 0.0);
  }

 private:
  double count_ = 0;
  double mean_ = 0;
  double squares_ = 0;
};

template <bool Continuous>
class Percentile final : public Aggregator {
 public:
  Result<void> add(const EvaluationContext&, Arguments arguments) override {
    const Value& value = arguments[0];
    if (!arguments[1].is_number()) return tl::unexpected(wrong_argument(name(), "a number between 0 and 1 as the percentile", arguments[1]));
    rank_ = arguments[1].as_number();
    if (!(rank_ >= 0 && rank_ <= 1)) return tl::unexpected(number_out_of_range(fmt::format("the percentile {} is not between 0.0 and 1.0", describe(arguments[1]))));
    if (value.is_null()) return {};
    if (!value.is_number()) return tl::unexpected(not_summable(name(), value));
    values_.push_back(value);
    return {};
  }
  Result<Value> finish(const EvaluationContext&) override {
    if (values_.empty()) return Value::null();
    std::sort(values_.begin(), values_.end(), ValueOrder{});
    const auto size = static_cast<double>(values_.size());
    if (!Continuous) {
      const double position = std::max(0.0, std::ceil(rank_ * size) - 1);
      return values_[std::min(values_.size() - 1, static_cast<std::size_t>(position))];
    }
    const double position = rank_ * (size - 1);
    const auto below = static_cast<std::size_t>(std::floor(position));
    const auto above = std::min(below + 1, values_.size() - 1);
    const double low = values_[below].as_number();
    return Value::floating(low + (values_[above].as_number() - low) * (position - std::floor(position)));
  }
  std::uint64_t memory_bytes() const override { return values_.size() * sizeof(Value); }

 private:
  static std::string_view name() { return Continuous ? "percentileCont" : "percentileDisc"; }

  std::vector<Value> values_;
  double rank_ = 0;
};

template <class A>
std::unique_ptr<Aggregator> start() {
  return std::make_unique<A>();
}

std::vector<AggregateFunction> make_table() {
  const std::vector<Parameter> any = {{"value"}};
  const std::vector<Parameter> number = {{"value", kNumberKinds}};
  const std::vector<Parameter> summand = {{"value", kNumberKinds | kind_bit(ValueKind::kDuration)}};
  const std::vector<Parameter> ranked = {{"value", kNumberKinds}, {"percentile", kNumberKinds}};
  const KindSet total = kNumberKinds | kind_bit(ValueKind::kDuration);
  return {
      {"avg", summand, 1, 1, kFloatKind | kind_bit(ValueKind::kDuration), start<Average>, "the mean"},
      {"collect", any, 1, 1, kListKind, start<Collect>, "all values that are not null, as a list"},
      {"count", any, 0, 1, kIntegerKind, start<Count>, "the number of rows, or of values that are not null"},
      {"max", any, 1, 1, kAnyKind, start<Extreme<1>>, "the greatest value"},
      {"min", any, 1, 1, kAnyKind, start<Extreme<-1>>, "the least value"},
      {"percentileCont", ranked, 2, 2, kFloatKind, start<Percentile<true>>, "the percentile, interpolated between values"},
      {"percentileDisc", ranked, 2, 2, kNumberKinds, start<Percentile<false>>, "the value nearest to the percentile"},
      {"stDev", number, 1, 1, kFloatKind, start<Deviation<true>>, "the standard deviation of a sample"},
      {"stDevP", number, 1, 1, kFloatKind, start<Deviation<false>>, "the standard deviation of a population"},
      {"sum", summand, 1, 1, total, start<Sum>, "the sum of numbers or durations; 0 without values"},
  };
}

bool same_name(std::string_view a, std::string_view b) {
  const auto lower = [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; };
  return std::equal(a.begin(), a.end(), b.begin(), b.end(), [&](char x, char y) { return lower(x) == lower(y); });
}

}  // namespace

std::span<const AggregateFunction> all_aggregates() {
  static const std::vector<AggregateFunction> table = make_table();
  return table;
}

const AggregateFunction* find_aggregate(std::string_view name) {
  const auto all = all_aggregates();
  const auto at = std::find_if(all.begin(), all.end(), [&](const AggregateFunction& f) { return same_name(f.name, name); });
  return at == all.end() ? nullptr : &*at;
}

}  // namespace signatory::cypher
