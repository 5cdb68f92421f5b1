"""`sv-score new`: a folder with a criteria file, a bids file, a README and editor schemas."""

from __future__ import annotations

import re
from pathlib import Path

from sv_score.commands.exit_code import ExitCode
from sv_score.commands.output import make_folder, say, write_file
from sv_score.model.named_tuple import NamedTuple
from sv_score.model.policy_model import Outcome, PolicyModel
from sv_score.reading import ready
from sv_score.reading.evaluation import read_criteria
from sv_score.reading.policy_model import read_model
from sv_score.reading.report import did_you_mean
from sv_score.reading.schema import schema_for
from sv_score.reading.source import Source, Unreadable, text_of
from sv_score.writing import skeleton
from sv_score.writing.json import dumps


class Options(NamedTuple):
    """What the command line asks for; see `sv-score new --help`."""

    folder: str
    criteria: str = ""
    model: str = ""
    outcomes: str = ""


def run(options: Options) -> ExitCode:
    """Make the folder, say what is in it and what to do next; raise `Unreadable`."""
    if options.criteria and options.model:
        raise Unreadable("give --criteria or --model, not both")
    if options.outcomes and not options.model:
        raise Unreadable("--outcomes needs --model: a ready criteria file has its outcomes chosen")
    folder = Path(options.folder)
    name = folder.resolve().name or "procurement"
    criteria_text = _criteria_text(options, name)
    files = _files(criteria_text, name)
    _check_empty(folder, options.folder)
    for path, text in files.items():
        target = folder / path
        make_folder(target.parent)
        write_file(str(target), text)
    for line in _done(options.folder):
        say(line)
    return ExitCode.DONE


def _check_empty(folder: Path, shown: str) -> None:
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise Unreadable(f"{shown} exists and is not an empty folder; name a new one")


def _criteria_text(options: Options, name: str) -> str:
    if options.model:
        model = _model(options.model)
        return skeleton.criteria_file(model, _outcomes(model, options.outcomes), name)
    chosen = options.criteria or "starter"
    known = ready.criteria_ids()
    if chosen not in known:
        raise Unreadable(f"no ready criteria `{chosen}`; {_or_list(chosen, known)}")
    text = text_of(ready.open_criteria(chosen), [])
    own = re.sub(r"^id: .*$", f"id: {skeleton.identifier(name)}", text or "", count=1, flags=re.MULTILINE)
    return f"{skeleton.schema_line('criteria')}\n{own}"


def _model(name: str) -> PolicyModel:
    known = ready.model_ids()
    model = read_model(ready.open_model(name), []) if name in known else None
    if model is None:
        raise Unreadable(f"no policy model `{name}`; {_or_list(name, known)}")
    if model.status == "reference":
        raise Unreadable(f"{name} is for tags only and is never scored; choose another model")
    return model


def _or_list(name: str, known: list[str]) -> str:
    return did_you_mean(name, known, f"there are {', '.join(known)}")


def _outcomes(model: PolicyModel, chosen: str) -> list[Outcome]:
    """Return the chosen outcomes in the model's order; raise `Unreadable` where they do not serve."""
    by_id = {outcome.id: outcome for outcome in model.outcomes}
    names = [name.strip() for name in chosen.split(",") if name.strip()] or list(by_id)
    for name in names:
        if name not in by_id:
            listed = "; ".join(f"{o.id} {o.name}" for o in model.outcomes)
            raise Unreadable(f"{model.id} has no outcome `{name}`; it has {listed}")
    outcomes = [outcome for outcome in model.outcomes if outcome.id in names]
    if len(outcomes) == 1 and len(outcomes[0].criteria) < 2:
        raise Unreadable(
            f"outcome {outcomes[0].id} has fewer than two award criteria in {model.id}, and a profile "
            "needs at least two dimensions; choose another outcome as well"
        )
    return outcomes


def _files(criteria_text: str, name: str) -> dict[str, str]:
    source = Source("criteria.yaml", criteria_text.encode(), Path())
    criteria = read_criteria(source, [])
    if criteria is None:
        raise Unreadable("the criteria file could not be made")
    schemas = {
        f"{skeleton.SCHEMA_FOLDER}/{kind}.schema.json": dumps(schema_for(kind)) + "\n"
        for kind in ("criteria", "bids")
    }
    return {
        "criteria.yaml": criteria_text,
        "bids.yaml": skeleton.bids_file(criteria, name),
        "README.md": skeleton.read_me(criteria, name),
        **schemas,
    }


def _done(folder: str) -> tuple[str, ...]:
    return (
        f"Made {folder} with criteria.yaml, bids.yaml and README.md.",
        "",
        "Next:",
        f"  fill in {folder}/bids.yaml (and adapt {folder}/criteria.yaml first)",
        f"  sv-score evaluate {folder}/bids.yaml    lists what is missing, then scores",
    )
