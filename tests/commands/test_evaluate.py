"""`sv-score evaluate` as a shell or a CI job sees it: streams, exit codes, files, imports."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests import strategies

ROOT = Path(__file__).resolve().parents[2]
LIBRARY = "examples/library-services/bids.yaml"
HIGHWAYS = "examples/highways-works/bids.yaml"
FORMATS = ("table", "text", "json", "csv", "markdown")
UNSET = ("FORCE_COLOR", "CLICOLOR_FORCE", "GITHUB_ACTIONS", "PY_COLORS", "PYTHONIOENCODING", "COLUMNS")
CALM = {key: value for key, value in os.environ.items() if key not in UNSET} | {
    "TERM": "dumb",
    "NO_COLOR": "1",
}

Done = subprocess.CompletedProcess[str]


def python(*args: str, text: str = "", folder: Path = ROOT, **environment: str | None) -> Done:
    return subprocess.run(
        [sys.executable, *args],
        input=text,
        capture_output=True,
        encoding="utf-8",
        cwd=folder,
        env={k: v for k, v in (CALM | {"PYTHONPATH": str(ROOT)} | environment).items() if v is not None},
        timeout=60,
        check=False,
    )


def evaluate(*args: str, text: str = "", folder: Path = ROOT, **environment: str) -> Done:
    return python("-m", "sv_score", "evaluate", *args, text=text, folder=folder, **environment)


def procurement(folder: Path, answer: object = 3, **bid: object) -> Path:
    """Write a procurement of one bid, whose answer to B1 is `answer`."""
    dimensions = [
        {"id": name.lower(), "weight": 50, "criteria": [{"id": f"{name}1", "weight": 100}]} for name in "AB"
    ]
    levels = [{"score": score} for score in range(6)]
    criteria = {"sv_score": 1, "id": "c", "title": "C", "scale": {"levels": levels}, "dimensions": dimensions}
    bids = [{"id": "one", **bid, "responses": {"A1": 3, "B1": answer}}]
    evaluators = [{"id": "ev1"}, {"id": "ev2"}]
    file = {"sv_score": 1, "criteria": "criteria.yaml", "evaluators": evaluators, "bids": bids}
    return strategies.write({"criteria": criteria, "bids": file}, folder)


def one_sentence(done: Done) -> str:
    """Return the only line on standard error; nothing may be on standard output."""
    assert done.stdout == ""
    assert done.stderr.count("\n") == 1 and "Traceback" not in done.stderr
    return done.stderr


def test_a_final_evaluation_ends_with_0_and_the_result_on_standard_output() -> None:
    done = evaluate(HIGHWAYS)
    assert done.returncode == 0
    assert done.stdout.startswith("Highways resurfacing and repair")
    assert "error" not in done.stderr


@pytest.mark.parametrize("form", FORMATS)
def test_an_error_ends_with_1_and_nothing_is_scored(form: str, tmp_path: Path) -> None:
    done = evaluate(str(procurement(tmp_path, 9)), "--format", form)
    assert done.returncode == 1
    assert "error[SV503]" in done.stderr and "nothing was scored" in done.stderr
    if form == "json":
        document = json.loads(done.stdout)
        assert document["bids"] == []
        assert "SV503" in {finding["code"] for finding in document["findings"]}
    else:
        assert done.stdout == ""


def test_a_provisional_score_is_a_warning_and_with_require_final_an_error(tmp_path: Path) -> None:
    path = str(procurement(tmp_path, {"scores": {"ev1": 2, "ev2": 4}}))
    done = evaluate(path)
    assert done.returncode == 0
    assert "warning[SV508]" in done.stderr and "40.00 to 80.00" in done.stdout
    strict = evaluate(path, "--require-final")
    assert strict.returncode == 1
    assert "error[SV508]" in strict.stderr and strict.stdout == ""


@pytest.mark.parametrize(
    ("args", "said"),
    [
        (["missing.yaml"], "missing.yaml does not exist"),
        (["examples"], "examples has no bids.yaml; name the bids file itself"),
        ([HIGHWAYS, "--bid", "brokway"], "did you mean `brockway`?"),
        ([HIGHWAYS, "--dimension", "carbn"], "did you mean `carbon`?"),
        ([HIGHWAYS, "--output", "no/such/folder/out.txt"], "no/such/folder/out.txt cannot be written"),
    ],
)
def test_what_cannot_be_done_ends_with_2_and_one_sentence(args: list[str], said: str) -> None:
    done = evaluate(*args)
    assert done.returncode == 2
    assert said in one_sentence(done)


@pytest.mark.parametrize(
    ("args", "said"),
    [
        ([], "is missing"),
        ([HIGHWAYS, "--format", "jsn"], "did you mean `json`"),
        ([HIGHWAYS, "--color", "sometimes"], "write one of auto, always, never"),
        ([HIGHWAYS, "--no-such-option"], "No such option"),
    ],
)
def test_a_wrong_command_line_ends_with_2(args: list[str], said: str) -> None:
    done = evaluate(*args)
    assert (done.returncode, done.stdout) == (2, "")
    assert said in done.stderr and "Traceback" not in done.stderr


def test_a_criteria_file_in_place_of_bids_is_named_as_such() -> None:
    done = evaluate("examples/highways-works/criteria.yaml")
    assert done.returncode == 1
    assert "this is a criteria file; a bids file is needed here" in done.stderr


def with_main(code: str) -> str:
    """Return a program that spoils `evaluate` with `code` and then runs the command line."""
    argv = ["sv-score", "evaluate", HIGHWAYS]
    return (
        f"import sys, sv_score.commands.evaluate as e\nsys.argv = {argv!r}\n"
        f"def spoiled(*args, **kwargs): {code}\ne.assess = spoiled\n"
        "from sv_score.__main__ import main\nmain()"
    )


def test_a_fault_of_the_program_ends_with_3_and_keeps_the_trace_in_a_file(tmp_path: Path) -> None:
    done = python("-c", with_main("raise ZeroDivisionError('boom')"), TMPDIR=str(tmp_path))
    assert done.returncode == 3
    assert "a fault in sv-score itself" in one_sentence(done)
    (kept,) = tmp_path.glob("sv-score-fault-*.txt")
    assert str(kept) in done.stderr and "ZeroDivisionError: boom" in kept.read_text()


def test_an_interrupt_ends_with_130_and_no_trace() -> None:
    done = python("-c", with_main("raise KeyboardInterrupt"))
    assert (done.returncode, done.stdout) == (130, "")
    assert done.stderr == "\nsv-score: stopped; no file was written\n"


@pytest.mark.parametrize("form", FORMATS)
def test_output_is_the_same_in_a_file_as_on_standard_output(form: str, tmp_path: Path) -> None:
    target = tmp_path / "out"
    direct = evaluate(HIGHWAYS, "--format", form)
    done = evaluate(HIGHWAYS, "--format", form, "--output", str(target))
    assert (done.returncode, done.stdout) == (0, "")
    assert target.read_bytes().decode() == direct.stdout
    assert [path.name for path in tmp_path.iterdir()] == ["out"]


def test_a_file_that_cannot_be_replaced_is_left_as_it_was_and_nothing_beside_it(tmp_path: Path) -> None:
    target = tmp_path / "out"
    target.mkdir()
    done = evaluate(HIGHWAYS, "--output", str(target))
    assert done.returncode == 2
    assert f"{target} cannot be written: is a directory" in one_sentence(done)
    assert [path.name for path in tmp_path.rglob("*")] == ["out"]


def test_standard_input_is_read_for_a_dash(tmp_path: Path) -> None:
    path = procurement(tmp_path)
    done = evaluate("-", "--format", "json", text=path.read_text(), folder=tmp_path)
    document = json.loads(done.stdout)
    assert done.returncode == 0
    assert [source["path"] for source in document["inputs"]] == ["<stdin>", "criteria.yaml"]
    assert document["bids"] == json.loads(evaluate(str(path), "--format", "json").stdout)["bids"]


def test_named_bids_and_dimensions_are_shown_with_the_places_among_all() -> None:
    everything = json.loads(evaluate(HIGHWAYS, "-f", "json").stdout)
    picked = ["--bid", "dunmore", "--bid", "arden", "--dimension", "carbon"]
    document = json.loads(evaluate(HIGHWAYS, "-f", "json", *picked).stdout)
    assert [d["id"] for d in document["dimensions"]] == ["carbon"]
    expected = [
        {**bid, "dimensions": bid["dimensions"][:1]}
        for bid in everything["bids"]
        if bid["id"] in ("arden", "dunmore")
    ]
    assert document["bids"] == expected


@pytest.mark.parametrize(
    ("args", "environment", "coloured"),
    [
        ([], {}, False),
        (["--color", "always"], {}, True),
        (["--color", "never"], {"NO_COLOR": "", "FORCE_COLOR": "1"}, False),
        ([], {"NO_COLOR": "", "FORCE_COLOR": "1"}, True),
        ([], {"NO_COLOR": "1", "FORCE_COLOR": "1"}, False),
        ([], {"NO_COLOR": "", "FORCE_COLOR": "0"}, False),
        ([], {"NO_COLOR": "", "CLICOLOR_FORCE": "1"}, True),
        ([], {"NO_COLOR": "", "TERM": "xterm"}, False),
    ],
)
def test_colour_is_decided_by_option_then_no_color_then_force_color_then_terminal(
    args: list[str], environment: dict[str, str], coloured: bool
) -> None:
    done = evaluate(LIBRARY, "--format", "table", *args, **environment)
    assert ("\x1b[" in done.stdout, "\x1b[" in done.stderr) == (coloured, coloured)


def test_columns_set_the_width_of_the_table() -> None:
    done = evaluate(HIGHWAYS, "--format", "table", COLUMNS="70")
    assert max(map(len, done.stdout.splitlines())) <= 70


def test_quiet_hides_warnings_and_keeps_errors_and_results(tmp_path: Path) -> None:
    open_ = str(procurement(tmp_path, {"scores": {"ev1": 2, "ev2": 4}}))
    quiet = evaluate(open_, "--quiet")
    assert (quiet.returncode, quiet.stderr) == (0, "")
    assert quiet.stdout == evaluate(open_).stdout
    failing = evaluate(str(procurement(tmp_path, 9)), "--quiet")
    assert failing.returncode == 1 and "error[SV503]" in failing.stderr


@pytest.mark.skipif(sys.platform == "win32", reason="needs a POSIX pipe")
@pytest.mark.parametrize("lines", [1, 60_000])
def test_a_reader_that_leaves_early_is_no_fault(lines: int, tmp_path: Path) -> None:
    path = procurement(tmp_path, supplier="A long name " * lines)
    command = f"{sys.executable} -m sv_score evaluate {path} -f json | head -1"
    done = subprocess.run(
        ["sh", "-c", command], capture_output=True, text=True, cwd=ROOT, env=CALM, timeout=60, check=False
    )
    assert done.stdout == "{\n"
    assert not {"Traceback", "Exception ignored", "fault", "BrokenPipe"} & set(done.stderr.split())


@pytest.mark.parametrize("form", FORMATS)
def test_two_runs_give_the_same_bytes_whatever_the_hash_seed(form: str) -> None:
    one, other = (evaluate(LIBRARY, "-f", form, "--detail", PYTHONHASHSEED=seed) for seed in ("1", "2"))
    assert (one.stdout, one.stderr) == (other.stdout, other.stderr)


def test_the_bare_command_says_what_to_do_next() -> None:
    done = python("-m", "sv_score")
    assert (done.returncode, done.stderr) == (0, "")
    assert "sv-score new" in done.stdout and "sv-score evaluate FILE" in done.stdout


def test_version_and_help_answer() -> None:
    assert python("-m", "sv_score", "--version").stdout.startswith("sv-score ")
    help = evaluate("--help")
    for option in ("--format", "--output", "--bid", "--dimension", "--detail", "--require-final", "--color"):
        assert option in help.stdout


def modules_after(*args: str) -> set[str]:
    """Return the names of all modules that `evaluate` has imported when it ends."""
    program = (
        "import atexit, sys\n"
        "atexit.register(lambda: sys.stderr.write('MODULES ' + ' '.join(sys.modules)))\n"
        f"sys.argv = {['sv-score', 'evaluate', *args]!r}\n"
        "from sv_score.__main__ import main\nmain()"
    )
    # Measuring coverage would load modules of its own.
    done = python("-c", program, COVERAGE_PROCESS_CONFIG=None)
    return set(done.stderr.split("MODULES ")[1].split())


@pytest.mark.parametrize("form", ["csv", "json", "text", "markdown"])
def test_a_plain_format_imports_nothing_heavy(form: str) -> None:
    heavy = {"rich", "numpy", "pydantic", "jinja2", "asyncio", "click"}
    heavy |= {"hashlib"} if form != "json" else set()
    assert not heavy & modules_after(HIGHWAYS, "--format", form, "--quiet")


def test_evaluate_imports_these_modules_of_its_own_and_no_others() -> None:
    rooms = """
        _version app app.evaluate app.options app.quick assessment
        commands commands.evaluate commands.exit_code commands.findings commands.folders
        commands.output commands.progress commands.version
        model model.bids model.criteria model.finding model.named_tuple model.policy model.policy_model
        model.result model.shares
        reading reading.bids reading.criteria reading.csv reading.ctrl_c reading.decode
        reading.documents reading.elements
        reading.evaluation reading.faults reading.join reading.limits reading.lines reading.listed
        reading.locate reading.named
        reading.nodes reading.ready reading.report reading.responses reading.scales reading.scores
        reading.source reading.syntax reading.tokens reading.values reading.yaml
        panel panel.standing panel.suppliers
        rules
        scoring scoring.awards scoring.dimensions scoring.levels scoring.minimums scoring.points scoring.ranks
        scoring.rounding
        writing writing.csv writing.figures writing.findings writing.page writing.plain
    """
    own = {name for name in modules_after(HIGHWAYS, "-f", "csv") if name.startswith("sv_score.")}
    shown = {name for name in own if not name.startswith("sv_score.rules.")}
    assert shown - {"sv_score.__main__"} == {f"sv_score.{name}" for name in rooms.split()}
