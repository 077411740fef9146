"""The command line: `rolematch COMMAND`, one command a module.

Results go to standard output, progress and complaints to standard error. Exit codes: 0 done, 1 a fault in data or
pipeline, 2 wrong usage, 130 interrupted.
"""

from __future__ import annotations

import os
import sys

import click

from pipeline import __version__
from pipeline.cli.audit import audit
from pipeline.cli.compare import compare
from pipeline.cli.doctor import doctor
from pipeline.cli.evaluate import evaluate
from pipeline.cli.init import init
from pipeline.cli.run import plan, report, run
from pipeline.cli.show import show
from pipeline.errors import RolematchError


@click.group(context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(__version__, prog_name="rolematch")
def rolematch() -> None:
    """Read class specifications and resumes, take them apart, and say how well they match, and why."""


for command in (init, run, plan, show, compare, evaluate, audit, report, doctor):
    rolematch.add_command(command)


def main() -> None:
    """Runs the command and ends the process with its exit code."""
    try:
        rolematch.main(standalone_mode=False)
    except RolematchError as error:
        _complain(str(error), error.exit_code)
    except click.exceptions.Abort:
        _complain("interrupted · finished parts are kept · run again to go on", 130)
    except KeyboardInterrupt:
        _complain("interrupted · finished parts are kept · run again to go on", 130)
    except click.ClickException as error:
        error.show()
        sys.exit(error.exit_code)
    except click.exceptions.Exit as ended:
        sys.exit(ended.exit_code)
    except BrokenPipeError:  # the reader of a pipe such as `head` has seen enough
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _complain(message: str, exit_code: int) -> None:
    click.echo(f"rolematch: {message}", err=True)
    sys.exit(exit_code)
