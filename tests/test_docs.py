"""The README tells the truth: commands, settings and targets exist, and none is missing."""

import re
import subprocess
import sys
from pathlib import Path

import typer

import enfance
from service.settings import Settings

ROOT = Path(__file__).parent.parent
README = (ROOT / "README.md").read_text("utf-8")


def commands() -> set[str]:
    group = typer.main.get_command(enfance.app)
    return set(group.commands)


def test_every_command_is_in_the_readme():
    assert {name for name in commands() if f"enfance {name}" not in README} == set()


def test_every_option_is_in_the_readme():
    group = typer.main.get_command(enfance.app)
    options = {
        option
        for command in group.commands.values()
        for parameter in command.params
        if not getattr(parameter, "hidden", False)
        for option in parameter.opts
        if option.startswith("--")
    }
    assert {option for option in options if not re.search(rf"{option}\b", README)} == set()


def test_the_readme_names_no_option_that_is_not_there():
    named = set(re.findall(r"`(?:enfance [^`]*)?(--[a-z-]+)", README)) - {"--install-completion"}
    group = typer.main.get_command(enfance.app)
    assert named <= {option for one in group.commands.values() for each in one.params for option in each.opts}


def test_the_readme_names_no_command_that_is_not_there():
    assert set(re.findall(r"`enfance ([a-z]+)", README)) <= commands()


def test_every_setting_is_in_the_readme():
    names = {f"ENFANCE_{name.upper()}" for name in Settings.model_fields} | {"ENFANCE_BASE_IRI"}
    assert names == set(re.findall(r"ENFANCE_[A-Z_]+", README))
    assert len(names) <= 10


def test_every_target_of_the_readme_is_in_the_makefile():
    targets = set(re.findall(r"^([a-z]+):.*##", (ROOT / "Makefile").read_text("utf-8"), re.MULTILINE))
    assert set(re.findall(r"`make ([a-z]+)", README)) <= targets
    assert {"serve", "test", "check", "eval", "bench", "conformance"} <= targets


def test_help_loads_no_heavy_library():
    heavy = {
        "torch",
        "sentence_transformers",
        "spacy",
        "faiss",
        "rdflib",
        "pyoxigraph",
        "fastapi",
        "numpy",
        "trafilatura",
    }
    program = "import sys, enfance; print(' '.join(sys.modules))"
    run = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=True, cwd=ROOT
    )
    assert heavy & set(run.stdout.split()) == set()
