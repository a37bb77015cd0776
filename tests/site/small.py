"""Documents of a small site in six languages, on which search is tried while it is made."""

from __future__ import annotations

from typing import Any

PEOPLE = {
    "anna-kovel": {
        "name": "Anna Kovel",
        "forms": {
            "en": ["Anna Kovel"],
            "fr": ["Anna Kovel"],
            "ru": ["Анна Ковель", "Анны Ковель", "Анне Ковель"],
            "zh": ["安娜·科韦尔", "科韦尔"],
            "uk": ["Анна Ковель"],
            "ar": ["آنا كوفيل"],
        },
    },
    "bruno-halt": {"name": "Bruno Halt", "forms": {"en": ["Bruno Halt"], "ru": ["Бруно Халт"]}},
}
DOCUMENTS: list[dict[str, Any]] = [
    {
        "id": "en-briefing",
        "lang": "en",
        "title": "Ruritania answers on the harbour intrusion",
        "date": "2031-05-04",
        "outlet": "strelsau-times",
        "text": "Anna Kovel spoke in Strelsau. {0} She named the group ZETA31 once. {1}",
        "statements": [
            ("s-aaaaaaa2", "anna-kovel", "“We deny every part of the harbour story.”"),
            ("s-aaaaaaa3", "bruno-halt", "“Graustark’s ministry has seen the evidence.”"),
        ],
    },
    {
        "id": "en-other",
        "lang": "en",
        "title": "Another group, ZETA30, is named in Zenda",
        "date": "2030-11-02",
        "outlet": "strelsau-times",
        "text": "The report on ZETA30 came from Zenda. {0}",
        "statements": [("s-aaaaaaa4", "bruno-halt", "“It was not us.”")],
    },
    {
        "id": "ru-briefing",
        "lang": "ru",
        "title": "Руритания ответила на обвинения",
        "date": "2031-05-04",
        "outlet": "zenda-news",
        "text": "По словам Анны Ковель, страна не причастна. {0} Речь шла о кибератаке на порт.",
        "statements": [("s-aaaaaaa5", "anna-kovel", "«Мы отрицаем всё, что сказано о порте».")],
    },
    {
        "id": "zh-briefing",
        "lang": "zh-Hans",
        "title": "卢里塔尼亚回应港口事件",
        "date": "2031-05-05",
        "outlet": "zenda-news",
        "text": "发言人科韦尔在会上说，{0}网络安全是共同的事。",
        "statements": [("s-aaaaaaa6", "anna-kovel", "“我们反对任何形式的网络攻击”")],
    },
    {
        "id": "fr-briefing",
        "lang": "fr",
        "title": "La Ruritanie répond au sujet du port",
        "date": "2031-05-06",
        "outlet": "strelsau-times",
        "text": "Le ministère s’oppose à l’Otan, dit Anna Kovel. {0}",
        "statements": [("s-aaaaaaa7", "anna-kovel", "« Nous nions tout : l’Otan se trompe. »")],
    },
    {
        "id": "uk-briefing",
        "lang": "uk",
        "title": "Руританія відповіла",
        "date": "2031-05-06",
        "outlet": "zenda-news",
        "text": "Анна Ковель говорила про кібератаки. {0}",
        "statements": [("s-aaaaaaa9", "anna-kovel", "«Це неправда».")],
    },
    {
        "id": "ar-briefing",
        "lang": "ar",
        "title": "روريتانيا ترد على الاتهامات",
        "date": "2031-05-07",
        "outlet": "zenda-news",
        "text": "قالت آنا كوفيل في المؤتمر {0}",
        "statements": [("s-aaaaaaab", "anna-kovel", "«ننفي كل ما قيل عن الميناء».")],
    },
]
