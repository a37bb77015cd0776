"""More pages and queries, written after what the others showed was mended and before any of these
was tried.
"""

from __future__ import annotations

from typing import Any

from tests.site.held import document

PEOPLE: dict[str, dict[str, Any]] = {
    "lena-moravek": {
        "name": "Lena Moravek",
        "forms": {
            "en": ["Lena Moravek"],
            "ru": ["Лена Моравек"],
            "uk": ["Лена Моравек"],
            "zh": ["莱娜·莫拉韦克"],
            "ar": ["لينا مورافيك"],
            "el": ["Λένα Μόραβεκ"],
        },
    },
}
DOCUMENTS = [
    document(
        "en-ferry",
        "en",
        "Ferry tickets vanished overnight",
        "Passengers queued while officials were restoring the bookings. The inquiries begun by two "
        "ministries concern forged certificates, said Lena Moravek.",
    ),
    document(
        "fr-musee",
        "fr",
        "Le musée privé d’éclairage",
        "Les autorités soupçonnent des prestataires étrangers. Des clés numériques avaient été "
        "copiées ; les négociations furent interrompues.",
    ),
    document(
        "de-brucke",
        "de",
        "Brücken ließen sich nicht öffnen",
        "Mehrere Häfen meldeten Ausfälle. Die Prüfer fanden gefälschte Befehle in den Anlagen.",
    ),
    document(
        "pl-szpital",
        "pl",
        "Szpitale wróciły do papieru",
        "Lekarze notowali wyniki ręcznie. Złośliwe oprogramowanie usunięto po trzech dniach, a "
        "podejrzenia padły na sąsiadów.",
    ),
    document(
        "cs-knihovna",
        "cs",
        "Knihovny přišly o katalogy",
        "Správci obnovovali zálohy celé týdny. Podezření na zahraniční skupinu policie "
        "nepotvrdila.",
    ),
    document(
        "ru-zavod",
        "ru",
        "Заводы остановили конвейеры",
        "Инженеры восстанавливали настройки станков. Эксперты нашли следы вредоносных программ, "
        "сообщила Лена Моравек.",
    ),
    document(
        "uk-poshta",
        "uk",
        "Пошта втратила посилки",
        "Листоноші шукали адреси в паперових книгах. Експерти знайшли шкідливі програми на "
        "комп’ютерах відділень.",
    ),
    document(
        "zh-dianzhan",
        "zh-Hans",
        "电站调度系统中断",
        "工程师连夜恢复备份，监管机构已介入调查。莱娜·莫拉韦克称证据不足。",
    ),
    document(
        "zh-jichang",
        "zh-Hant",
        "機場航班資料遭竄改",
        "旅客滯留數小時，航空公司否認洩漏個人資料。",
    ),
    document(
        "ar-mina",
        "ar",
        "تعطّل الرافعات في المرفأ",
        "أفاد المهندسون بأن البرامج الخبيثة أوقفت الرافعات، ورفضت الوزارة الشكوك الموجهة إلى "
        "جيرانها.",
    ),
    document(
        "ar-jamia",
        "ar",
        "الجامعة تفقد سجلات طلابها",
        "استعاد الموظفون النسخ الاحتياطية بعد أسبوعين، وقالت لينا مورافيك إن الأدلة ناقصة.",
    ),
    document(
        "el-treno",
        "el",
        "Τα τρένα σταμάτησαν στους σταθμούς",
        "Οι μηχανικοί επανέφεραν τα αντίγραφα. Οι υπουργοί απέρριψαν τις υποψίες για ξένους "
        "πράκτορες.",
    ),
]
_MORAVEK = ("en-ferry", "ru-zavod", "zh-dianzhan", "ar-jamia", "people/lena-moravek")
QUERIES: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("passenger booking", ("en-ferry",)),
    ("restored", ("en-ferry",)),
    ("inquiry ministry", ("en-ferry",)),
    ("certificate forged", ("en-ferry",)),
    ("musee eclairage", ("fr-musee",)),
    ("etranger", ("fr-musee",)),
    ("cle numerique", ("fr-musee",)),
    ("negociation", ("fr-musee",)),
    ("brucke", ("de-brucke",)),
    ("hafen ausfall", ("de-brucke",)),
    ("gefalschter befehl", ("de-brucke",)),
    ("szpital lekarz", ("pl-szpital",)),
    ("zlosliwy", ("pl-szpital",)),
    ("podejrzenie", ("pl-szpital",)),
    ("knihovna", ("cs-knihovna",)),
    ("zaloha", ("cs-knihovna",)),
    ("podezreni skupina", ("cs-knihovna",)),
    ("завода конвейер", ("ru-zavod",)),
    ("инженера", ("ru-zavod",)),
    ("вредоносная программа", ("ru-zavod",)),
    ("посилка", ("uk-poshta",)),
    ("адреса", ("uk-poshta",)),
    ("шкідлива програма", ("uk-poshta",)),
    ("комп'ютер", ("uk-poshta",)),
    ("Моравек", _MORAVEK),
    ("Лены Моравек", _MORAVEK),
    ("莱娜·莫拉韦克", _MORAVEK),
    ("Moravek", _MORAVEK),
    ("调度系统", ("zh-dianzhan",)),
    ("备份", ("zh-dianzhan",)),
    ("個人資料", ("zh-jichang",)),
    ("航班 旅客", ("zh-jichang",)),
    ("مهندس", ("ar-mina",)),
    ("رافعة", ("ar-mina",)),
    ("برنامج خبيث", ("ar-mina",)),
    ("طالب", ("ar-jamia",)),
    ("موظف", ("ar-jamia",)),
    ("τρενο", ("el-treno",)),
    ("σταθμος", ("el-treno",)),
    ("υποψια πρακτορας", ("el-treno",)),
    ("υπουργος", ("el-treno",)),
)
"""What is asked, and the documents that answer it (a page of another kind by its address)."""
