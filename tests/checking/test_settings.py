"""Settings: which file counts, what each key does, and a sentence for every way to get one wrong."""

import os
import re
from pathlib import Path

import pytest

from sv_score.checking.settings import Override, Settings, find_settings, read_settings
from sv_score.model.finding import Finding, Rule, Severity
from sv_score.reading import limits
from sv_score.reading.source import Unreadable
from sv_score.rules import options_of

WEIGHTS = Finding(Rule("SV201", "dimension-weights-total"), "m", "tenders/2026/criteria.yaml")
ZERO = Finding(
    Rule("SV203", "zero-weight", Severity.WARNING), "m", "criteria.yaml", severity=Severity.WARNING
)


def written(path: Path, text: str) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path


def own(folder: Path, text: str) -> Settings:
    settings = read_settings(written(folder / "sv-score.toml", text))
    assert settings is not None
    return settings


def codes(settings: Settings) -> list[str]:
    return [finding.code for finding in (WEIGHTS, ZERO) if settings.applied(finding) is not None]


# Which file counts.


@pytest.mark.parametrize(
    ("name", "text"),
    [("sv-score.toml", "strict = true\n"), ("pyproject.toml", "[tool.sv-score]\nstrict = true\n")],
)
def test_settings_are_found_upwards(name: str, text: str, tmp_path: Path) -> None:
    file = written(tmp_path / name, text)
    below = tmp_path / "a" / "b"
    below.mkdir(parents=True)
    settings = find_settings(below)
    assert settings.strict
    assert Path(settings.origin) == file.resolve()


def test_the_nearest_file_wins_and_is_not_mixed_with_the_next(tmp_path: Path) -> None:
    written(tmp_path / "sv-score.toml", 'strict = true\nfail-on = "warning"\n')
    written(tmp_path / "a" / "pyproject.toml", '[tool.sv-score]\nfail-on = "never"\n')
    settings = find_settings(tmp_path / "a")
    assert (settings.fail_on, settings.strict) == ("never", False)


def test_in_one_folder_its_own_file_comes_first(tmp_path: Path) -> None:
    written(tmp_path / "sv-score.toml", 'fail-on = "warning"\n')
    written(tmp_path / "pyproject.toml", '[tool.sv-score]\nfail-on = "never"\n')
    assert find_settings(tmp_path).fail_on == "warning"


def test_an_empty_file_of_its_own_stops_the_search(tmp_path: Path) -> None:
    written(tmp_path / "sv-score.toml", "strict = true\n")
    written(tmp_path / "a" / "sv-score.toml", "")
    assert not find_settings(tmp_path / "a").strict


@pytest.mark.parametrize(
    "text",
    [
        '[project]\nname = "x"\n',
        '[project]\nname = "sv-score"\ndependencies = ["sv-score"]\n[tool.ruff]\nline-length = 90\n',
        "this is not TOML, and it is not ours to say so\n",
    ],
)
def test_a_pyproject_without_settings_is_passed_over(text: str, tmp_path: Path) -> None:
    written(tmp_path / "sv-score.toml", "strict = true\n")
    written(tmp_path / "a" / "pyproject.toml", text)
    assert find_settings(tmp_path / "a").strict


@pytest.mark.parametrize(
    "text",
    [
        "[tool.sv-score]\nstrict = true\n",
        '[tool."sv-score"]\nstrict = true\n',
        "[ tool . sv-score ]\nstrict = true\n",
        "[tool]\nsv-score = {strict = true}\n",
        '[tool.ruff]\n[tool.sv-score.severity]\nSV203 = "off"\n[tool.sv-score]\nstrict = true\n',
    ],
)
def test_every_way_to_write_the_table_is_read(text: str, tmp_path: Path) -> None:
    settings = read_settings(written(tmp_path / "pyproject.toml", text))
    assert settings is not None
    assert settings.strict


def test_the_search_stops_where_the_repository_ends(tmp_path: Path) -> None:
    written(tmp_path / "sv-score.toml", "strict = true\n")
    (tmp_path / "repository" / ".git").mkdir(parents=True)
    inside = tmp_path / "repository" / "tenders"
    inside.mkdir()
    assert find_settings(inside) == Settings()
    written(tmp_path / "repository" / "sv-score.toml", 'fail-on = "never"\n')
    assert find_settings(inside).fail_on == "never"


def test_a_byte_order_mark_does_not_matter(tmp_path: Path) -> None:
    for name, head in (("sv-score.toml", ""), ("pyproject.toml", "[tool.sv-score]\n")):
        (tmp_path / name).write_bytes(b"\xef\xbb\xbf" + head.encode() + b"strict = true\r\n")
        settings = read_settings(tmp_path / name)
        assert settings is not None
        assert settings.strict


def test_the_origin_is_the_file_and_empty_without_one(tmp_path: Path) -> None:
    assert own(tmp_path, "").origin == str(tmp_path / "sv-score.toml")
    assert Settings().origin == ""


def test_a_policy_is_found_beside_the_settings(tmp_path: Path) -> None:
    assert own(tmp_path, 'policy = "rules/policy.yaml"\n').policy == str(tmp_path / "rules/policy.yaml")


# What each key does.


def test_the_defaults_change_nothing() -> None:
    settings = Settings()
    assert (settings.fail_on, settings.strict, settings.policy) == ("error", False, "")
    assert settings.applied(WEIGHTS) == WEIGHTS


@pytest.mark.parametrize(
    ("key", "left"),
    [
        ("SV201", ["SV201"]),
        ("SV20", ["SV201", "SV203"]),
        ("SV2", ["SV201", "SV203"]),
        ("zero-weight", ["SV203"]),
    ],
)
def test_select_takes_codes_families_and_names(key: str, left: list[str], tmp_path: Path) -> None:
    assert codes(own(tmp_path, f'select = ["{key}"]\n')) == left


@pytest.mark.parametrize(
    ("key", "left"),
    [
        ("SV201", ["SV203"]),
        ("SV20", []),
        ("SV2", []),
        ("zero-weight", ["SV201"]),
        ("SV3", ["SV201", "SV203"]),
    ],
)
def test_ignore_takes_codes_families_and_names(key: str, left: list[str], tmp_path: Path) -> None:
    assert codes(own(tmp_path, f'ignore = ["{key}"]\n')) == left


def test_ignore_is_taken_off_what_is_selected(tmp_path: Path) -> None:
    assert codes(own(tmp_path, 'select = ["SV2"]\nignore = ["SV201"]\n')) == ["SV203"]


@pytest.mark.parametrize("key", ["SV201", "dimension-weights-total"])
@pytest.mark.parametrize("severity", ["error", "warning", "info"])
def test_a_severity_is_set_by_code_or_name(key: str, severity: str, tmp_path: Path) -> None:
    applied = own(tmp_path, f'[severity]\n{key} = "{severity}"\n').applied(WEIGHTS)
    assert applied is not None
    assert applied.severity == severity
    assert applied.rule == WEIGHTS.rule


@pytest.mark.parametrize("key", ["SV201", "dimension-weights-total"])
def test_a_rule_can_be_off(key: str, tmp_path: Path) -> None:
    assert codes(own(tmp_path, f'[severity]\n{key} = "off"\n')) == ["SV203"]


@pytest.mark.parametrize(
    ("pattern", "matches"),
    [
        ("tenders/**", True),
        ("tenders/*/criteria.yaml", True),
        ("2026/*.yaml", True),
        ("criteria.yaml", True),
        ("*.yaml", True),
        ("tenders", False),
        ("026/*.yaml", False),
        ("*.yml", False),
        ("Tenders/**", False),
    ],
)
def test_an_override_holds_for_files_that_match(pattern: str, matches: bool, tmp_path: Path) -> None:
    for files in (f'["other/**", "{pattern}"]', f'"{pattern}"'):
        settings = own(tmp_path, f'[[overrides]]\nfiles = {files}\nignore = ["SV201"]\n')
        assert (settings.applied(WEIGHTS) is None) is matches


@pytest.mark.parametrize("prefix", ["./", "/home/officer/", "../", "C:/procurement/"])
def test_an_override_holds_however_the_path_was_written(prefix: str) -> None:
    settings = Settings(overrides=(Override(("tenders/**",), ("SV201",)),))
    assert settings.applied(WEIGHTS._replace(file=prefix + WEIGHTS.file)) is None


def test_overrides_add_up_and_the_later_severity_wins(tmp_path: Path) -> None:
    settings = own(
        tmp_path,
        '[severity]\nSV201 = "error"\n'
        '[[overrides]]\nfiles = "tenders/**"\nseverity = {SV201 = "warning"}\n'
        '[[overrides]]\nfiles = "tenders/2026/**"\nseverity = {SV201 = "info"}\nignore = ["SV3"]\n',
    )
    applied = settings.applied(WEIGHTS)
    assert applied is not None
    assert applied.severity == "info"
    elsewhere = settings.applied(WEIGHTS._replace(file="drafts/criteria.yaml"))
    assert elsewhere is not None
    assert elsewhere.severity == "error"


@pytest.mark.parametrize(
    ("fail_on", "strict", "failing"),
    [
        ("error", False, ["error"]),
        ("warning", False, ["error", "warning"]),
        ("never", False, []),
        ("error", True, ["error", "warning"]),
        ("never", True, ["error", "warning"]),
    ],
)
def test_what_makes_a_check_fail(fail_on: str, strict: bool, failing: list[str]) -> None:
    settings = Settings(fail_on=fail_on, strict=strict)
    assert [str(severity) for severity in Severity if settings.fails(severity)] == failing


@pytest.mark.parametrize("rule", sorted(options_of()))
def test_every_option_of_a_rule_can_be_set_with_its_own_type_only(rule: str, tmp_path: Path) -> None:
    written_as = {list: '["one", "two"]', int: "3", bool: "true", str: '"text"'}
    for option, default in options_of()[rule].items():
        for kind, value in written_as.items():
            text = f"[rules.{rule}]\n{option} = {value}\n"
            if kind is type(default):
                assert type(own(tmp_path, text).options[rule][option]) is kind
            else:
                with pytest.raises(Unreadable, match=f"`{rule}.{option}` is "):
                    own(tmp_path, text)


def test_the_settings_in_the_documentation_are_right(tmp_path: Path) -> None:
    page = (Path(__file__).parent.parent.parent / "docs" / "checking.md").read_text(encoding="utf-8")
    (example,) = re.findall(r"```toml\n(.*?)```", page, re.DOTALL)
    settings = own(tmp_path, example)
    assert (settings.fail_on, settings.strict, settings.policy[-5:]) == ("warning", False, ".yaml")
    assert settings.ignore
    assert settings.severity
    assert settings.options
    assert settings.overrides


# Ways to get it wrong: one sentence each, with the file in it.


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ('fail_on = "error"', "unknown key `fail_on`; did you mean `fail-on`?"),
        ('selct = ["SV2"]', "unknown key `selct`; did you mean `select`?"),
        ("colour = true", "unknown key `colour`; known: fail-on, strict"),
        ('fail-on = "info"', "`fail-on` is one of error, warning, never"),
        ("fail-on = 1", "`fail-on` is one of error, warning, never"),
        ('strict = "yes"', "`strict` is true or false"),
        ("strict = 1", "`strict` is true or false"),
        ("policy = 3", "`policy` is the path of a policy file"),
        ('select = "SV2"', "`select` is a list of codes or rule names"),
        ("ignore = [301]", "`ignore` is a list of codes or rule names"),
        ('select = ["SV999"]', "`SV999` in `select` is no code, family or name of a rule"),
        ('select = [""]', "`` in `select` is no code, family or name of a rule"),
        (
            'ignore = ["sv201"]',
            "`sv201` in `ignore` is no code, family or name of a rule; did you mean `SV201`?",
        ),
        ('ignore = ["zero-wieght"]', "did you mean `zero-weight`?"),
        ('severity = "off"', "`severity` gives each code one of error, warning, info, off"),
        ('[severity]\nSV201 = "fatal"', "`severity` gives each code one of error, warning, info, off"),
        ("[severity]\nSV201 = 1", "`severity` gives each code one of error, warning, info, off"),
        ('[severity]\nSV001 = ["off"]', "`severity` gives each code one of error, warning, info, off"),
        ('[severity]\nSV2 = "off"', "`SV2` in `severity` is no code or name of a rule"),
        ("overrides = 3", "`overrides` is a list of tables, each under [[overrides]]"),
        ('[overrides]\nfiles = "a"', "`overrides` is a list of tables, each under [[overrides]]"),
        ("overrides = [1]", "an override has `files`, `ignore` and `severity`"),
        ('[[overrides]]\nfiles = "a"\nselect = ["SV2"]', "an override has `files`, `ignore` and `severity`"),
        ('[[overrides]]\nignore = ["SV2"]', "an override needs `files`, a pattern or a list of patterns"),
        ("[[overrides]]\nfiles = []", "an override needs `files`, a pattern or a list of patterns"),
        ("[[overrides]]\nfiles = 3", "an override needs `files`, a pattern or a list of patterns"),
        ("[[overrides]]\nfiles = [3]", "an override needs `files`, a pattern or a list of patterns"),
        ('[[overrides]]\nfiles = "a"\nignore = "SV2"', "`ignore` is a list of codes or rule names"),
        ('[[overrides]]\nfiles = "a"\nignore = ["SV9"]', "`SV9` in `ignore` is no code"),
        ("rules = 3", "`rules` holds a table per rule name"),
        ("[rules]\nvague-term = 3", "`rules.vague-term` is a table of options"),
        ("[rules.zero-wieght]\nx = 1", "no rule `zero-wieght` has options"),
        ("[rules.vague-term]\nalso_ = []", "`vague-term` has no option `also_`; it has"),
        ("[rules.vague-term]\nalso = [1]", "`vague-term.also` is a list of texts"),
        ("strict = ", "is not valid TOML"),
        ("[tool", "is not valid TOML"),
    ],
)
def test_a_mistake_is_one_sentence_that_names_the_file(text: str, says: str, tmp_path: Path) -> None:
    with pytest.raises(Unreadable) as raised:
        own(tmp_path, text + "\n")
    sentence = str(raised.value)
    assert says in sentence
    assert str(tmp_path / "sv-score.toml") in sentence
    assert "\n" not in sentence


@pytest.mark.parametrize(
    "text", ["[tool]\nsv-score = 3\n", "[tool]\nsv-score = []\n", '[tool]\nsv-score = "strict"\n']
)
def test_settings_that_are_no_table_are_refused(text: str, tmp_path: Path) -> None:
    with pytest.raises(Unreadable, match="is a table"):
        read_settings(written(tmp_path / "pyproject.toml", text))


def test_text_that_is_not_utf_8_is_refused(tmp_path: Path) -> None:
    (tmp_path / "sv-score.toml").write_bytes(b'policy = "\xe9.yaml"\n')
    with pytest.raises(Unreadable, match="not valid TOML"):
        read_settings(tmp_path / "sv-score.toml")


def test_a_file_that_is_not_there_cannot_be_read(tmp_path: Path) -> None:
    with pytest.raises(Unreadable, match="does not exist; check the name"):
        read_settings(tmp_path / "none.toml")


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="there are no pipes with names")
def test_a_pipe_is_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "sv-score.toml")
    with pytest.raises(Unreadable, match="is a pipe or a device; name a file"):
        read_settings(tmp_path / "sv-score.toml")


def test_settings_larger_than_any_file_may_be_are_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = written(tmp_path / "sv-score.toml", "strict = true\n")
    monkeypatch.setattr(limits, "FILE_BYTES", 5)
    with pytest.raises(Unreadable, match="the file is larger than"):
        read_settings(file)


def test_settings_may_be_called_a_dash(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    written(Path("-"), "strict = true\n")
    settings = read_settings(Path("-"))
    assert settings is not None
    assert settings.strict
