"use strict";
(function () {
  var table = document.getElementById("submissions");
  var body = table.tBodies[0];
  var rows = Array.prototype.slice.call(body.rows);
  var form = document.getElementById("filters");
  var status = document.getElementById("shown");
  var words = rows.map(function (row) { return row.textContent.toLowerCase() + " " + (row.dataset.code || "").toLowerCase(); });

  function value(name) { return form.elements[name].value; }

  function fits(row, i, wanted, parts) {
    return (!wanted.county || row.dataset.county === wanted.county) &&
      (!wanted.direction || row.dataset.direction === wanted.direction) &&
      (!wanted.verdict || row.dataset.verdict === wanted.verdict) &&
      (!wanted.rule || (" " + row.dataset.rules + " ").indexOf(" " + wanted.rule + " ") >= 0) &&
      parts.every(function (part) { return words[i].indexOf(part) >= 0; });
  }

  function filter() {
    var wanted = { county: value("county"), direction: value("direction"), verdict: value("verdict"), rule: value("rule") };
    var parts = value("search").toLowerCase().split(/\s+/).filter(Boolean);
    var count = 0;
    rows.forEach(function (row, i) {
      var visible = fits(row, i, wanted, parts);
      row.hidden = !visible;
      if (visible) count += 1;
    });
    status.textContent = "显示 " + count + " / " + rows.length + " 份";
  }

  var collator = new Intl.Collator("zh-CN", { numeric: true });

  function sort(head, column) {
    var down = head.getAttribute("aria-sort") === "ascending";
    Array.prototype.forEach.call(table.tHead.rows[0].cells, function (cell) { cell.removeAttribute("aria-sort"); });
    head.setAttribute("aria-sort", down ? "descending" : "ascending");
    var keyed = Array.prototype.map.call(body.rows, function (row, i) {
      var cell = row.cells[column];
      return { row: row, at: i, key: cell.dataset.order || cell.textContent };
    });
    keyed.sort(function (a, b) {
      var order = collator.compare(a.key, b.key);
      return (down ? -order : order) || a.at - b.at;
    });
    var sorted = document.createDocumentFragment();
    keyed.forEach(function (one) { sorted.appendChild(one.row); });
    body.appendChild(sorted);
  }

  Array.prototype.forEach.call(table.tHead.rows[0].cells, function (head, column) {
    var button = document.createElement("button");
    button.type = "button";
    button.textContent = head.textContent;
    button.addEventListener("click", function () { sort(head, column); });
    head.textContent = "";
    head.appendChild(button);
  });
  form.addEventListener("input", filter);
  form.addEventListener("change", filter);
  form.addEventListener("submit", function (event) { event.preventDefault(); });
  form.addEventListener("reset", function () { setTimeout(filter, 0); });
  form.hidden = false;
  filter();
})();
