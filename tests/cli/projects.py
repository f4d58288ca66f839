"""A project in a separate folder, and the command line to run in it."""

from dataclasses import dataclass
from pathlib import Path

import pytest

from pochoir import cli, installation

SPEC = (Path(__file__).parent / "library.yaml").read_text(encoding="utf-8")


@dataclass(frozen=True)
class Run:
    """The output of a command and its exit code."""

    code: int
    out: str
    err: str

    @property
    def both(self) -> str:
        return self.out + self.err


class Project:
    """A folder with a pyproject.toml that lists one description; it can have copies of the templates of pochoir."""

    def __init__(self, root: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
        self.root = root
        self._capsys = capsys
        self.spec = root / "specs" / "library" / "openapi.yaml"
        self.spec.parent.mkdir(parents=True)
        self.spec.write_text(SPEC, encoding="utf-8")
        self.pyproject = root / "pyproject.toml"
        self.pyproject.write_text(
            '[tool.pochoir]\ntemplates = "templates"\n\n[[tool.pochoir.api]]\nspec = "specs/library/openapi.yaml"\n',
            encoding="utf-8",
        )
        (root / "templates").mkdir()
        self.generated = root / "generated" / "library"
        monkeypatch.chdir(root)

    def run(self, *arguments: str) -> Run:
        """Run `pochoir` with these arguments, in this folder.

        `check` has other tools judge the result, which takes seconds, with `--second-reading` only.
        """
        if arguments[0] == "check" and not {"--second-reading", "--no-second-reading"} & {*arguments}:
            arguments = (*arguments, "--no-second-reading")
        code = cli.run(arguments)
        captured = self._capsys.readouterr()
        return Run(code, captured.out, captured.err)

    def own_template(self, name: str) -> Path:
        """A copy of one of pochoir's templates that this project may change."""
        path = self.root / "templates" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text((installation.templates_folder() / name).read_text(encoding="utf-8"), encoding="utf-8")
        return path

    def files(self) -> dict[str, bytes]:
        """Every file below the output folder."""
        output = self.root / "generated"
        return {str(path.relative_to(output)): path.read_bytes() for path in output.rglob("*") if path.is_file()}
