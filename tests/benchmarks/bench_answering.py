"""How long a person waits: a whole cold process, and one answer once the documents are open."""

import os
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from bot.clerk import Clerk
from bot.settings import Settings

QUESTIONS = (
    "Qui héberge les données de Doctolib ?",
    "Pourquoi le Conseil d'État a-t-il rejeté la requête ?",
    "Quand le Privacy Shield a-t-il été invalidé ?",
    "Que dit l'article L. 1111-8 du code de la santé publique ?",
    "Combien de rendez-vous de vaccination Doctolib a-t-il pris ?",
    "Who are the applicants of March 2021?",
    "What is the CLOUD Act?",
    "Quelle est la recette des crêpes ?",
)
PROCESSES = 5
ROUNDS = 5


def run() -> None:
    """Print the times, in seconds for a process and milliseconds for an answer."""
    with tempfile.TemporaryDirectory() as home:
        first = _timed(lambda: _process(home))
        used = _processor_time()
        later = [_timed(lambda: _process(home)) for _ in range(PROCESSES)]
        used = (_processor_time() - used) / PROCESSES
        clerk = Clerk.open(Settings(home=Path(home)))
        answers = [
            _timed(lambda asked=question: clerk.ask(asked))
            for _ in range(ROUNDS)
            for question in QUESTIONS
        ]
    print(f"process that also makes the index: {first:.2f} s")
    print(f"process, median of {PROCESSES}: {statistics.median(later):.2f} s")
    print(f"processor time of such a process: {used:.2f} s")
    print(
        f"answer in process, median of {len(answers)}: {statistics.median(answers) * 1000:.1f} ms,"
        f" slowest {max(answers) * 1000:.1f} ms"
    )


def _process(home: str) -> None:
    subprocess.run(
        [sys.executable, "-m", "bot", "ask", QUESTIONS[0]],
        env=os.environ | {"GREFFIER_HOME": home},
        stdout=subprocess.DEVNULL,
        check=True,
    )


def _processor_time() -> float:
    """Seconds of processor that all processes ended so far have used."""
    spent = resource.getrusage(resource.RUSAGE_CHILDREN)
    return spent.ru_utime + spent.ru_stime


def _timed(task: Callable[[], object]) -> float:
    start = time.perf_counter()
    task()
    return time.perf_counter() - start
