"use strict";
(function () {
  var table = document.getElementById("submissions");
  var body = table.tBodies[0];
  var rows = Array.prototype.slice.call(body.rows);
  var form = document.getElementById("filters");
  var status = document.getElementById("shown");
  var more = document.getElementById("more");
  var most = 300; // rows laid out at once: thousands take a browser seconds
  var words = []; // of each row, when first searched

  function wordsOf(i) {
    if (!words[i]) words[i] = (rows[i].textContent + " " + (rows[i].dataset.code || "")).toLowerCase();
    return words[i];
  }

  function value(name) { return form.elements[name].value; }

  function fits(row, i, wanted, parts) {
    return (!wanted.county || row.dataset.county === wanted.county) &&
      (!wanted.direction || row.dataset.direction === wanted.direction) &&
      (!wanted.verdict || row.dataset.verdict === wanted.verdict) &&
      (!wanted.rule || (" " + row.dataset.rules + " ").indexOf(" " + wanted.rule + " ") >= 0) &&
      parts.every(function (part) { return wordsOf(i).indexOf(part) >= 0; });
  }

  function filter() {
    var wanted = { county: value("county"), direction: value("direction"), verdict: value("verdict"), rule: value("rule") };
    var parts = value("search").toLowerCase().split(/\s+/).filter(Boolean);
    var count = 0;
    rows.forEach(function (row, i) {
      var found = fits(row, i, wanted, parts);
      var hidden = !found || count >= most;
      if (row.hidden !== hidden) row.hidden = hidden;
      if (found) count += 1;
    });
    more.hidden = count <= most;
    status.textContent = "找到 " + count + " / " + rows.length + " 份" + (count > most ? "，先显示 " + most + " 份" : "");
  }

  var collator = new Intl.Collator("zh-CN", { numeric: true });

  function sort(head, column) {
    var down = head.getAttribute("aria-sort") === "ascending";
    Array.prototype.forEach.call(table.tHead.rows[0].cells, function (cell) { cell.removeAttribute("aria-sort"); });
    head.setAttribute("aria-sort", down ? "descending" : "ascending");
    var keyed = rows.map(function (row, i) {
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
    rows = keyed.map(function (one) { return one.row; });
    words = [];
    filter();
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
  function showAll() {
    most = rows.length;
    filter();
  }
  more.addEventListener("click", showAll);
  window.addEventListener("beforeprint", showAll);
  form.hidden = false;
  filter();
})();
