// `signatory commitments`: the ledger, and `signatory timeline`: what happened to one entity, in order of time.
//
//   signatory commitments --db my.db --by Australia --over 50m --format markdown
//   signatory timeline "Viet Nam" --db my.db
#pragma once
#include "shell/command.h"

namespace signatory::shell {

Command commitments_command();
Command timeline_command();

// "83.5m", "2 billion", "50,000,000 USD" → value and currency ("" if none). kUsage for what is no amount.
struct AmountOption {
  double value = 0;
  std::string currency;
};
Result<AmountOption> read_amount(const std::string& text);

}  // namespace signatory::shell
