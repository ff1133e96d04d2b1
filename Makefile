# The commands of README.md. Each sets up what it needs on a Debian 12 machine and skips what is there.
.DEFAULT_GOAL := help
SHELL := /bin/bash
.SHELLFLAGS := -eu -o pipefail -c

BUILD  ?= build
CACHE  := .cache
JOBS   ?= $(shell nproc)
OUT    ?= out/demo

# What the program and its tests are built from and run with.
PACKAGES := build-essential cmake ninja-build pkg-config ccache unzip time \
  libpoppler-private-dev poppler-data poppler-utils libxml2-dev libzip-dev libarchive-dev libssl-dev libicu-dev unicode-data libexpected-dev \
  libleptonica-dev libtesseract-dev tesseract-ocr tesseract-ocr-eng tesseract-ocr-chi-sim tesseract-ocr-chi-tra \
  libspdlog-dev libfmt-dev catch2 nlohmann-json3-dev libsimdjson-dev libvalijson-dev libyaml-cpp-dev libcli11-dev \
  libkainjow-mustache-dev libxlsxwriter-dev libsqlite3-dev dpkg-dev strace python3 python3-pip fonts-noto-cjk

# What reads DOC, WPS, RTF and ODT: 350 MB for formats that a county may never get, so not among the former. Without it
# such files are named, with what to install.
CONVERTER := libreoffice-writer-nogui libreoffice-calc-nogui

# What makes the scans of the bench and reads them beside ours.
BENCH_PACKAGES := python3-docx python3-pil python3-numpy python3-pdfminer python3-pikepdf libreoffice-writer-nogui qpdf \
  fonts-wqy-zenhei fonts-wqy-microhei fonts-arphic-uming fonts-arphic-ukai fonts-arphic-gbsn00lp ocrmypdf \
  pandoc docx2txt
BENCH ?=
SOAK  ?= 2000

# What opens the outputs in the tests; about 600 MB with what they need. Without them those tests are skipped.
VIEWERS := chromium libreoffice-writer-nogui libreoffice-calc-nogui

.PHONY: help packages converter bench-packages viewers browser engines build demo test soak package package-test bench fixtures tidy format linecounts clean

help:  ## print this list
	@grep -hE '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed -E 's/^([a-z-]+):.*## /\1\t/' | expand -t 14

# $(call install,PACKAGES): those that are missing
define install
@missing=""; for p in $(1); do \
  dpkg-query -W -f='$${Status}' "$$p" 2>/dev/null | grep -q 'ok installed' || missing="$$missing $$p"; done; \
if [ -n "$$missing" ]; then \
  if [ "$$(id -u)" != 0 ]; then echo "missing packages; as root run: apt-get install$$missing" >&2; exit 1; fi; \
  echo "installing:$$missing"; \
  apt-get -o DPkg::Lock::Timeout=600 -qq update && DEBIAN_FRONTEND=noninteractive \
  apt-get -o DPkg::Lock::Timeout=600 -qq install -y --no-install-recommends $$missing >/dev/null; fi
endef

packages:  ## install the Debian packages that are missing
	$(call install,$(PACKAGES))

converter:  ## install LibreOffice Writer, which DOC, WPS, RTF and ODT are read with
	$(call install,$(CONVERTER))

bench-packages: packages
	$(call install,$(BENCH_PACKAGES))

viewers:  ## install what opens the outputs in the tests: Chromium, LibreOffice, axe-core
	$(call install,$(VIEWERS))
	@tests/browser/fetch_axe.sh $(CACHE)/browser

engines: packages  ## fetch ONNX Runtime and the PP-OCR models into .cache/engines
	@extract/engines/fetch.sh $(CACHE)/engines

build: engines  ## build everything, Release
	@cmake -S . -B $(BUILD) -G Ninja -DCMAKE_BUILD_TYPE=Release -DCHUSHEN_ENGINES="$(CURDIR)/$(CACHE)/engines" \
	  >$(CACHE)/configure.log 2>&1 || { cat $(CACHE)/configure.log; exit 1; }
	@cmake --build $(BUILD) --parallel $(JOBS)

demo: build  ## judge fixtures/inbox into out/demo and say where to look
	@status=0; $(BUILD)/app/chushen batch fixtures/inbox --out $(OUT) --jobs $(JOBS) || status=$$?; \
	if [ $$status != 0 ] && [ $$status != 2 ] && [ $$status != 3 ]; then exit $$status; fi; \
	echo; echo "报告 / reports: file://$(CURDIR)/$(OUT)/index.html (exit status $$status, see README.md)"

test: build viewers  ## run every test through ctest
	@cmake --build $(BUILD) --parallel $(JOBS) --target all_verify_interface_header_sets >/dev/null
	@ctest --test-dir $(BUILD) --output-on-failure --parallel $(JOBS)

browser: demo viewers  ## open the demo's index and reports in Chromium and LibreOffice; screenshots in out/screens
	@/usr/bin/python3 tests/browser/browser_test.py $(BUILD)/app/chushen --out $(OUT) --axe $(CACHE)/browser/axe.min.js --screens out/screens
	@/usr/bin/python3 tests/browser/libreoffice_test.py $(BUILD)/app/chushen --out $(OUT)

bench: build bench-packages  ## read made-up files and scans: right, sure, fast; beside pandoc, pdftotext, tesseract, ocrmypdf; 10,000 re-judged and watched; BENCH="--quick --verbose"
	@python3 tests/bench/electronic.py $(BUILD)
	@python3 tests/bench/bench.py $(BUILD) $(BENCH)
	@python3 tests/bench/lines.py $(BUILD) --quick
	@python3 tests/bench/rare_characters.py $(BUILD)
	@python3 tests/bench/rejudge.py $(BUILD)
	@python3 tests/bench/watching.py $(BUILD)
	@python3 tests/bench/workers.py $(BUILD)

soak: build  ## kill, fill and fail the program thousands of times; SOAK=2000; builds beside it do not disturb it
	@cmake --build $(BUILD) --parallel $(JOBS) --target tests_robustness
	@copy=$$(mktemp -d) && trap 'rm -rf "$$copy"' EXIT && cp $(BUILD)/app/chushen "$$copy" && \
	CHUSHEN_TESTED="$$copy/chushen" CHUSHEN_SOAK=$(SOAK) $(BUILD)/tests/app/tests_robustness

package: build  ## make the Debian package in out/package
	@mkdir -p out/package && cd $(BUILD) && cpack -G DEB -B "$(CURDIR)/out/package" >$(CURDIR)/$(CACHE)/package.log || { cat $(CURDIR)/$(CACHE)/package.log; exit 1; }
	@rm -rf out/package/_CPack_Packages; ls -l out/package/*.deb

package-test: package  ## as root: install, use, upgrade, remove and purge the package on this machine
	@tests/package/package_test.sh "$$(ls -t out/package/*.deb | head -n 1)" "$(CURDIR)/fixtures"

fixtures: bench-packages  ## make the fixtures again
	@/usr/bin/python3 fixtures/generator/make.py

tidy: build  ## run the clang-tidy checks that we mean
	@clang-tidy-14 -p $(BUILD) --quiet --extra-arg=-Wno-unknown-warning-option $$(git ls-files 'extract/*.cpp' 'normalize/*.cpp' 'validate/*.cpp' 'report/*.cpp' 'app/*.cpp')

format:  ## format the sources
	@clang-format-14 -i $$(git ls-files '*.cpp' '*.h')

linecounts:  ## lines of each folder
	@for d in extract normalize validate report app tests; do \
	  printf '%-10s %6d\n' $$d $$(git ls-files "$$d/*.cpp" "$$d/*.h" | xargs -r cat | wc -l); done

clean:  ## remove what was built; the cache stays
	@rm -rf $(BUILD) out
