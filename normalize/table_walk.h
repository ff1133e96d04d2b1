#pragma once

#include "normalize/scene.h"

namespace chushen {

/// Binds the labels of a table to their values, whatever way it is laid out: values right of their labels (two, four, six
/// columns, merged cells, group cells), under them (column heads), by year (years as columns or as rows), several pairs in
/// one cell, check boxes beside their own label, tables in cells.
void walk_table(Scene& scene, const Table& table);

}  // namespace chushen
