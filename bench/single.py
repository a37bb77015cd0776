"""What one document of about 700 words costs, in several languages, how that grows with its length
and with the people that the registry knows, and how long a command starts.

The texts are invented from a handful of sentences a language; a document is read once before it
is timed, so that packs and models are loaded, and the least of several readings counts: whatever
else the machine does only adds.
"""

from __future__ import annotations

import hashlib
import random
import resource
import subprocess
import sys
import time
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory

from generator import content
from generator.document import process
from generator.model import Agent, AgentId, DocumentId, Registry, Rights, Source

ROOT = Path(__file__).resolve().parents[1]
WORDS, TIMES = 700, 9
WANTED = 15.0
"""Milliseconds of CPU that such a document may take."""
WANTED_START = 1.0
"""Seconds of CPU that a command may take before it does its work."""
LENGTHS, PEOPLE = (7_000, 70_000), (1_000, 10_000)
"""Words of longer documents, and people that are added to the registry."""

SENTENCES = {
    "en": (
        "The minister {a} said on {n} May 2031 that the harbour had been closed for {n} days.",
        "“We have seen no proof of this claim,” {a} told reporters after the talks.",
        "According to {b}, the archive of the city lost {n} files in the night.",
        "Nobody in the valley had expected the dam to hold for so long.",
    ),
    "de": (
        "Die Ministerin {a} sagte am {n}. Mai 2031, der Hafen sei seit {n} Tagen geschlossen.",
        "„Wir haben für diese Behauptung keinen Beleg gesehen“, erklärte {a} nach den Gesprächen.",
        "Laut {b} verlor das Archiv der Stadt in der Nacht {n} Akten.",
        "Niemand im Tal hatte erwartet, dass der Damm so lange halten würde.",
    ),
    "fr": (
        "La ministre {a} a déclaré le {n} mai 2031 que le port était fermé depuis {n} jours.",
        "« Nous n'avons vu aucune preuve de cette affirmation », a dit {a} après les entretiens.",
        "Selon {b}, les archives de la ville ont perdu {n} dossiers pendant la nuit.",
        "Personne dans la vallée ne pensait que le barrage tiendrait aussi longtemps.",
    ),
    "ru": (
        "Министр {c} заявила {n} мая 2031 года, что порт закрыт уже {n} дней.",
        "«Мы не видели никаких доказательств этого», — сказала {c} после переговоров.",
        "По словам {d}, городской архив потерял за ночь {n} папок.",
        "Никто в долине не ожидал, что плотина продержится так долго.",
    ),
    "zh": (
        "部长安娜·科维尔在2031年5月{n}日表示，港口已经关闭了{n}天。",
        "“我们没有看到这一说法的任何证据，”安娜·科维尔在会谈后说。",
        "据鲍里斯·马雷克称，市档案馆一夜之间丢失了{n}份文件。",
        "山谷里没有人想到大坝能坚持这么长时间。",
    ),
    "es": (
        "La ministra {a} dijo el {n} de mayo de 2031 que el puerto llevaba {n} días cerrado.",
        "«No hemos visto ninguna prueba de esa afirmación», declaró {a} tras las conversaciones.",
        "Según {b}, el archivo de la ciudad perdió {n} expedientes durante la noche.",
        "Nadie en el valle esperaba que la presa aguantara tanto tiempo.",
    ),
    "pl": (
        "Minister {a} powiedziała {n} maja 2031 roku, że port jest zamknięty od {n} dni.",
        "„Nie widzieliśmy żadnego dowodu na to twierdzenie” – powiedziała {a} po rozmowach.",
        "Według {b} archiwum miejskie straciło w nocy {n} akt.",
        "Nikt w dolinie nie spodziewał się, że tama wytrzyma tak długo.",
    ),
    "cs": (
        "Ministryně {a} řekla {n}. května 2031, že přístav je už {n} dní zavřený.",
        "„Neviděli jsme pro toto tvrzení žádný důkaz,“ řekla {a} po jednání.",
        "Podle {b} přišel městský archiv v noci o {n} spisů.",
        "Nikdo v údolí nečekal, že hráz vydrží tak dlouho.",
    ),
    "uk": (
        "Міністерка {c} заявила {n} травня 2031 року, що порт закритий уже {n} днів.",
        "«Ми не бачили жодних доказів цього», — сказала {c} після переговорів.",
        "За словами {d}, міський архів утратив за ніч {n} тек.",
        "Ніхто в долині не чекав, що гребля протримається так довго.",
    ),
    "ar": (
        "قالت الوزيرة آنا كوفيل في {n} مايو 2031 إن الميناء مغلق منذ {n} يوما.",
        "وأضافت آنا كوفيل بعد المحادثات: «لم نر أي دليل على هذا الادعاء».",
        "وبحسب بوريس ماريك فقد أرشيف المدينة {n} ملفا في الليل.",
        "ولم يتوقع أحد في الوادي أن يصمد السد كل هذا الوقت.",
    ),
    "ja": (
        "アンナ・コヴェル大臣は2031年5月{n}日、港は{n}日間閉鎖されていると述べた。",
        "「この主張の証拠は見ていない」とアンナ・コヴェル大臣は会談後に語った。",
        "ボリス・マレクによると、市の文書館は一夜で{n}件の資料を失った。",
        "谷の誰も、ダムがこれほど長く持ちこたえるとは思っていなかった。",
    ),
}
NAMES = {"a": "Anna Kovel", "b": "Boris Marek", "c": "Анна Ковель", "d": "Бориса Марека"}


def text(language: str, words: int = WORDS) -> str:
    """So many words (of two characters where no spaces part them), three sentences a paragraph."""
    dice = random.Random(language)
    lines: list[str] = ["\n"]
    size = 0
    while size < words:
        chosen = dice.sample(SENTENCES[language], 3)
        line = " ".join(each.format(n=dice.randint(2, 28), **NAMES) for each in chosen)
        size += len(line) // 2 if language in ("zh", "ja") else len(line.split())
        lines.append(line)
    return "\n\n".join(lines).strip() + "\n"


def known(registry: Registry, people: int) -> Registry:
    """The registry with so many more people, of invented names."""
    dice = random.Random(people)

    def name(syllables: int) -> str:
        return "".join(dice.choice("bdgklmnrstv") + dice.choice("aeiou") for _ in range(syllables))

    more = tuple(
        Agent(id=AgentId(f"zz-{at}"), name=f"{name(2)} {name(4)}".title(), kind="person")
        for at in range(people)
    )
    return replace(registry, agents=(*registry.agents, *more))


def document(language: str, registry: Registry, words: int = WORDS, times: int = TIMES) -> float:
    """Milliseconds of CPU for one document of this language."""
    data = text(language, words).encode()
    source = Source(
        id=DocumentId(f"single-{language}"),
        media_type="text/plain",
        sha256=hashlib.sha256(data).hexdigest(),
        rights=Rights.FULL,
        file=f"{language}.txt",
    )
    process(source, data, registry)
    spent = []
    for _ in range(times):
        start = time.process_time()
        process(source, data, registry)
        spent.append(time.process_time() - start)
    return 1000 * min(spent)


def _children() -> float:
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def start(arguments: tuple[str, ...]) -> float:
    """Seconds of CPU that a command takes, all in all."""
    spent = []
    for _ in range(3):
        before = _children()
        command = [sys.executable, "-m", "generator", *arguments]
        subprocess.run(command, cwd=ROOT, check=True, stdout=subprocess.DEVNULL)
        spent.append(_children() - before)
    return min(spent)


def _commands(file: Path) -> dict[str, tuple[str, ...]]:
    """The commands to start: the help of each, and ``explain`` with a short document."""
    file.write_text(text("en", 20), encoding="utf-8")
    helps = {
        f"{name} --help": (name, "--help") for name in ("build", "check", "explain", "suggest")
    }
    return helps | {"explain FILE": ("explain", str(file))}


def model() -> float:
    """Seconds of CPU that the language model takes to load, in a process of its own."""
    before = _children()
    code = "from generator.language import model; model.identifier()"
    subprocess.run([sys.executable, "-c", code], cwd=ROOT, check=True)
    return _children() - before


def show() -> None:
    """Print a row for each language, length, size of the registry and command."""
    registry = content.load(ROOT / "content").registry
    print(f"\n{'one document':22} {'ms':>8} {'wanted':>8}")
    for language in SENTENCES:
        print(f"{language:22} {document(language, registry):8.1f} {WANTED:8.1f}")
    print(f"\n{'ms a 700 words':22} {WORDS:>8}" + "".join(f" {size:8}" for size in LENGTHS))
    for language in ("en", "ru", "zh"):
        costs = (document(language, registry, size, 2) * WORDS / size for size in (WORDS, *LENGTHS))
        print(f"{language:22}" + "".join(f" {cost:8.1f}" for cost in costs))
    print(f"\n{'ms, people registered':22}" + "".join(f" {size:8}" for size in PEOPLE))
    wide = [known(registry, size) for size in PEOPLE]
    for language in ("en", "ru", "zh"):
        print(f"{language:22}" + "".join(f" {document(language, each):8.1f}" for each in wide))
    print(f"\n{'start of a command':22} {'s':>8} {'wanted':>8}")
    with TemporaryDirectory() as folder:
        for name, arguments in _commands(Path(folder) / "a.txt").items():
            print(f"{name:22} {start(arguments):8.2f} {WANTED_START:8.2f}")
    print(f"{'  the model of it':22} {model():8.2f}")
