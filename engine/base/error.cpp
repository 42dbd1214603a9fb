#include "base/error.h"

namespace signatory::base {

std::string Error::to_string() const {
  std::string out;
  if (!where.empty()) out = where + ": ";
  out += message;
  if (!hint.empty()) out += " (" + hint + ")";
  return out;
}

std::string_view name_of(ErrorCode code) {
  switch (code) {
    case ErrorCode::kData: return "data";
    case ErrorCode::kNotFound: return "not_found";
    case ErrorCode::kUsage: return "usage";
    case ErrorCode::kIo: return "io";
    case ErrorCode::kDamaged: return "damaged";
    case ErrorCode::kLimit: return "limit";
    case ErrorCode::kInterrupted: return "interrupted";
    case ErrorCode::kInternal: return "internal";
  }
  return "internal";
}

int exit_code(ErrorCode code) {
  switch (code) {
    case ErrorCode::kData:
    case ErrorCode::kNotFound: return 1;
    case ErrorCode::kUsage: return 2;
    case ErrorCode::kLimit: return 4;
    case ErrorCode::kInterrupted: return 130;
    case ErrorCode::kIo:
    case ErrorCode::kDamaged:
    case ErrorCode::kInternal: break;
  }
  return 3;
}

}  // namespace signatory::base
