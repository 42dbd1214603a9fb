// The writers behind table.h, one for each kind of format. Inside render/ only.
//
//   std::unique_ptr<TableWriter> writer = data_writer(TableFormat::kCsv, options, sink);
#pragma once
#include <memory>

#include "render/table.h"

namespace signatory::render {

std::unique_ptr<TableWriter> aligned_writer(TableFormat format, const TableOptions& options, TextSink sink);  // table, box
std::unique_ptr<TableWriter> data_writer(TableFormat format, const TableOptions& options, TextSink sink);     // json, jsonl, csv, tsv
std::unique_ptr<TableWriter> markup_writer(TableFormat format, const TableOptions& options, TextSink sink);   // markdown, html, line

}  // namespace signatory::render
