# Each target does its own set-up in .venv; on a bare machine `make demo` and `make test` are all it takes.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
HASIL := hasil

.PHONY: demo test release rilis-roda cakupan bench prove mutasi lint format docs contoh-kertas gambar siap-rilis clean

# The main job on the sample: DPA and Tupoksi in, a Rencana Kinerja workbook (and its PDF where LibreOffice is) out.
demo: $(VENV)/siap
	$(BIN)/rencana-kinerja contoh $(HASIL)

# One bundle for each system in dist/, with all that installing needs, without network; then whether it may be handed on.
release: $(VENV)/siap-uji
	$(BIN)/python -m xlpy.build.rilis
	@$(BIN)/python .ci/siap-rilis || echo "Untuk dicoba saja: paket di dist/ belum boleh dibagikan."

# The wheels of the bundles chosen anew: .ci/rilis/roda.txt, to be tested and committed.
rilis-roda: $(VENV)/siap-uji
	$(BIN)/python -m xlpy.build.rilis --perbarui-roda

# Everything that CI runs.
test: $(VENV)/siap-uji lint
	.ci/pasang-libreoffice
	.ci/pasang-validator
	.ci/pasang-penjadwal
	$(BIN)/pytest -n 2 --dist loadfile --no-loadscope-reorder -m "not lama"
	$(BIN)/python .ci/siap-rilis --cap uji

# The same with every line and branch that is reached: half as long again.
cakupan: $(VENV)/siap-uji
	.ci/pasang-libreoffice
	.ci/pasang-validator
	.ci/pasang-penjadwal
	$(BIN)/pytest -n 2 --dist loadfile --cov --cov-report=term-missing

# Ratios in one run against named rivals; fails when a limit is broken.
bench: $(VENV)/siap-uji
	$(BIN)/python tests/bench/bench.py
	$(BIN)/python tests/bench/konsolidasi.py

lint: $(VENV)/siap-uji
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/mypy --platform win32 --cache-dir .mypy_cache/win32
	$(BIN)/mypy --platform darwin --cache-dir .mypy_cache/darwin

format: $(VENV)/siap-uji
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .

docs: $(VENV)/siap-uji
	$(BIN)/python -c "from xlpy.build.commands import commands_page; from xlpy.cli import build_parser; print(commands_page(build_parser()), end='')" > docs/commands.md
	$(BIN)/python tests/alat/halaman_aturan.py > docs/rules.md
	$(BIN)/python tests/alat/pesan.py > docs/pesan.md
	.ci/pasang-libreoffice
	$(BIN)/python tests/alat/panduan_pdf.py

# The papers of the sample as PDF, for the eye; a test says when they are stale.
contoh-kertas: $(VENV)/siap-uji
	.ci/pasang-libreoffice
	$(BIN)/python tests/alat/kertas_contoh.py

# The pictures of the guide, the guide that shows them, and the stamp that says of which workbook they are.
gambar: $(VENV)/siap-uji
	.ci/pasang-libreoffice
	$(BIN)/python tests/alat/gambar.py
	$(BIN)/python tests/alat/film.py
	$(BIN)/python tests/alat/panduan_pdf.py
	$(BIN)/python .ci/siap-rilis --cap gambar

# Whether this commit may be released: every reason against it, or nothing.
siap-rilis: $(VENV)/siap-uji
	$(BIN)/python .ci/siap-rilis

# Long proofs: the same properties with many more examples, 20,000 damaged workbooks, xlwings' own tests on our engine.
prove: $(VENV)/siap-uji
	.ci/pasang-libreoffice
	.ci/pasang-validator
	.ci/pasang-penjadwal
	HYPOTHESIS_PROFILE=bukti $(BIN)/pytest --durations=10
	$(BIN)/python tests/bukti/uji_berkas_acak.py
	$(BIN)/python tests/bench/konsolidasi.py --sepuluh-ribu
	$(BIN)/python tests/bukti/uji_xlwings.py

# Whether the tests notice a change in the rules: every mutant of xlpy/checks, in a copy of the committed tree.
mutasi:
	.ci/mutasi $(PYTHON)

$(VENV)/siap: pyproject.toml xlpy/__init__.py
	.ci/buat-venv $(PYTHON) $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable .
	touch $@

$(VENV)/siap-uji: $(VENV)/siap
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable '.[uji,besar]'
	touch $@

clean:
	rm -rf $(VENV) $(HASIL) .npm .mypy_cache .ruff_cache .pytest_cache .hypothesis .coverage
