"""Pages and queries, written before any of them was tried; what they showed has been mended since.

Queries ask for other forms of words than those that stand there, most of them without accents.
"""

from __future__ import annotations

from typing import Any


def document(name: str, lang: str, title: str, text: str) -> dict[str, Any]:
    """A page of these words, said by nobody in particular."""
    return {
        "id": name,
        "lang": lang,
        "title": title,
        "text": text.replace("{", "{{").replace("}", "}}"),
        "date": "2032-02-01",
        "outlet": "strelsau-times",
        "statements": [],
    }


PEOPLE = {
    "teodor-varsik": {
        "name": "Teodor Varsik",
        "forms": {
            "en": ["Teodor Varsik"],
            "ru": ["Теодор Варсик"],
            "zh": ["特奥多尔·瓦尔西克", "瓦尔西克", "瓦爾西克"],
            "ar": ["تيودور فارسيك"],
            "el": ["Τεοντόρ Βαρσίκ"],
        },
    },
}
DOCUMENTS = [
    document(
        "en-dam",
        "en",
        "Engineers look at the breached dam",
        "The regulators of Velmoria have published findings about intrusions into the dam’s "
        "control rooms. Investigators traced the beacons to rented servers.",
    ),
    document(
        "en-grain",
        "en",
        "Traders ask who emptied the grain ledger",
        "Traders in Ostrania were refusing deliveries after the ledger had been wiped. Insurers "
        "are studying the policies.",
    ),
    document(
        "fr-hopital",
        "fr",
        "Les hôpitaux privés de leurs dossiers",
        "Les enquêteurs ont relevé des intrusions répétées dans les réseaux hospitaliers. « L’État "
        "n’a rien dérobé », répond Teodor Varsik.",
    ),
    document(
        "fr-voile",
        "fr",
        "La régate détournée",
        "Des courriels volés aux organisateurs évoquent une tempête médiatique. Les équipages "
        "protestèrent aussitôt.",
    ),
    document(
        "de-wasser",
        "de",
        "Wasserwerke melden Störungen",
        "Die Behörden prüfen Angriffe auf die Wasserwerke. Die Schäden blieben gering, Gerüchte "
        "über die Täter wies die Sprecherin zurück.",
    ),
    document(
        "es-faro",
        "es",
        "Los faros quedaron a oscuras",
        "Las autoridades señalaron averías en los sistemas de navegación. Los marineros exigían "
        "explicaciones. La acusación fue rechazada.",
    ),
    document(
        "pl-kolej",
        "pl",
        "Kolej stanęła na godzinę",
        "Pociągi stały, bo ktoś podmienił rozkłady. Śledczy badają ślady włamania do serwerów "
        "kolejowych. Żądamy wyjaśnień.",
    ),
    document(
        "cs-mlyn",
        "cs",
        "Mlýny bez objednávek",
        "Vyšetřovatelé popsali útoky na servery mlynářského svazu. Škody vyčíslili účetní. "
        "Obvinění odmítáme.",
    ),
    document(
        "ru-most",
        "ru",
        "Мосты развели среди ночи",
        "Следователи изучают взлом системы управления мостами. Диспетчеры жаловались на "
        "подменённые приказы. Ещё одна версия — сбой.",
    ),
    document(
        "ru-teatr",
        "ru",
        "Театр лишился афиши",
        "Неизвестные похитили переписку режиссёра. Труппа отвергает обвинения в сговоре.",
    ),
    document(
        "uk-pekarnia",
        "uk",
        "Пекарні зупинилися",
        "Слідчі вивчають злам сервера хлібозаводу. Працівники скаржилися на підроблені накази. "
        "Їхні рахунки заблоковано.",
    ),
    document(
        "uk-stadion",
        "uk",
        "Стадіон без світла",
        "Невідомі вимкнули прожектори під час матчу. Уболівальники вимагали пояснень.",
    ),
    document(
        "zh-mine",
        "zh-Hans",
        "矿山传感器遭篡改",
        "调查人员表示，矿井传感器的数据被篡改。工会要求公布全部记录。",
    ),
    document(
        "zh-library",
        "zh-Hant",
        "圖書館目錄失竊",
        "館方說，讀者的借閱紀錄遭竊。瓦爾西克否認與此有關。",
    ),
    document(
        "ar-airport",
        "ar",
        "المطار يعلّق رحلاته",
        "قال المحققون إن المتسللين عبثوا بلوحات الإقلاع. وأكّدت الشركة أنّ الأنظمة عادت. "
        "ونفى المتحدثون الاتهامات.",
    ),
    document(
        "ar-bank",
        "ar",
        "البنك يؤجّل التحويلات",
        "طالب المودعون بإيضاحات، وأعلنت الإدارة أنّ القراصنة لم يصلوا إلى الحسابات.",
    ),
    document(
        "el-harbour",
        "el",
        "Τα πλοία έμειναν στο λιμάνι",
        "Οι ερευνητές εξετάζουν τις επιθέσεις στα συστήματα του λιμανιού. Ο εκπρόσωπος διέψευσε "
        "τις κατηγορίες.",
    ),
    document(
        "el-museum",
        "el",
        "Το μουσείο έχασε τον κατάλογο",
        "Άγνωστοι αντέγραψαν τα αρχεία του μουσείου. Οι υπάλληλοι ζητούν εξηγήσεις.",
    ),
    document(
        "ja-farm",
        "ja",
        "農園の記録が消える",
        "農園の管理システムが攻撃を受け、収穫の記録が消えた。組合は説明を求めている。",
    ),
]
_VARSIK = ("fr-hopital", "zh-library", "people/teodor-varsik")
QUERIES: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("regulator", ("en-dam",)),
    ("investigator traces", ("en-dam",)),
    ("intrusion", ("en-dam", "fr-hopital")),
    ("insurer study policy", ("en-grain",)),
    ("hopital", ("fr-hopital",)),
    ("enqueteur", ("fr-hopital",)),
    ("l'etat derobe", ("fr-hopital",)),
    ("courriel vole", ("fr-voile",)),
    ("tempete equipage", ("fr-voile",)),
    ("behorde", ("de-wasser",)),
    ("storung gerucht", ("de-wasser",)),
    ("averia", ("es-faro",)),
    ("explicacion marinero", ("es-faro",)),
    ("acusaciones", ("es-faro",)),
    ("wlamanie slad", ("pl-kolej",)),
    ("wyjasnienie", ("pl-kolej",)),
    ("utok server", ("cs-mlyn",)),
    ("skoda", ("cs-mlyn",)),
    ("obvineni", ("cs-mlyn",)),
    ("следователь взлома", ("ru-most",)),
    ("диспетчер приказ", ("ru-most",)),
    ("еще версии", ("ru-most",)),
    ("переписка режиссера", ("ru-teatr",)),
    ("обвинений", ("ru-teatr",)),
    ("хлібозавод наказ", ("uk-pekarnia",)),
    ("працівника", ("uk-pekarnia",)),
    ("рахунок", ("uk-pekarnia",)),
    ("прожекторів", ("uk-stadion",)),
    ("пояснення", ("uk-stadion",)),
    ("Варсика", _VARSIK),
    ("Теодора Варсика", _VARSIK),
    ("瓦尔西克", _VARSIK),
    ("传感器", ("zh-mine",)),
    ("数据被篡改", ("zh-mine",)),
    ("公布 记录", ("zh-mine",)),
    ("借閱紀錄", ("zh-library",)),
    ("المحقق", ("ar-airport",)),
    ("اتهام", ("ar-airport",)),
    ("متسلل", ("ar-airport",)),
    ("انظمة", ("ar-airport",)),
    ("حساب", ("ar-bank",)),
    ("مودع", ("ar-bank",)),
    ("λιμανι", ("el-harbour",)),
    ("επιθεση συστημα", ("el-harbour",)),
    ("κατηγορια", ("el-harbour",)),
    ("αρχειο", ("el-museum",)),
    ("εξηγηση", ("el-museum",)),
    ("収穫の記録", ("ja-farm",)),
    ("組合 説明", ("ja-farm",)),
)
"""What is asked, and the documents that answer it (a page of another kind by its address)."""
