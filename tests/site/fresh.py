"""A third lot of pages and queries, written before the search that now answers them was made, and
never tuned on: what they show is told as it is.
"""

from __future__ import annotations

from typing import Any

from tests.site.held import document

PEOPLE: dict[str, dict[str, Any]] = {
    "ruben-tolvaj": {
        "name": "Ruben Tolvaj",
        "forms": {
            "en": ["Ruben Tolvaj"],
            "ru": ["Рубен Толвай"],
            "uk": ["Рубен Толвай"],
            "zh": ["鲁本·托尔瓦伊", "魯本·托爾瓦伊"],
            "ar": ["روبن تولفاي"],
        },
    },
}
DOCUMENTS = [
    document(
        "en-toll",
        "en",
        "Toll gates opened by themselves",
        "Motorists crossed the Ostranian bridges for free while technicians re-installed the "
        "cash-desk software. A ransom note demanded twelve co-operating banks to pay. Ruben Tolvaj "
        "denies that his office employed the thieves.",
    ),
    document(
        "en-weather",
        "en",
        "Forecasters lose their balloons",
        "The meteorologists’ state-of-the-art receivers were jammed twice. Analysts compared "
        "signatures and attributed the jamming to nobody.",
    ),
    document(
        "fr-barrage",
        "fr",
        "Les écluses commandées à distance",
        "Des éclusiers dénoncent une prise de contrôle. Le porte-parole évoque des défaillances "
        "généralisées et promet d’indemniser les bateliers lésés.",
    ),
    document(
        "es-tranvia",
        "es",
        "Los tranvías no salieron",
        "Los conductores recibieron órdenes contradictorias. La dirección investiga la "
        "intrusión y pidió disculpas a los viajeros.",
    ),
    document(
        "pt-pesca",
        "pt",
        "Pescadores sem licenças",
        "As licenças eletrônicas desapareceram dos servidores. Os técnicos recuperaram as cópias e "
        "as autoridades negam negligência.",
    ),
    document(
        "it-teatro",
        "it",
        "I biglietti duplicati dell’opera",
        "Gli spettatori trovarono le poltrone già occupate. La società informatica respinge le "
        "responsabilità e annuncia perizie indipendenti.",
    ),
    document(
        "nl-sluis",
        "nl",
        "Sluizen bleven gesloten",
        "De schippers wachtten urenlang. Onderzoekers vonden sporen van inbraken in de computers "
        "van het waterschap.",
    ),
    document(
        "de-backerei",
        "de",
        "Bäckereien ohne Strom",
        "Die Störung betraf dreißig Läden. Fachleute schließen Sabotage nicht aus, die Städte "
        "verlangten Entschädigungen.",
    ),
    document(
        "ru-zoo",
        "ru",
        "Вольеры открылись ночью",
        "Злоумышленники перехватили управление замками. Сотрудники зоопарка вернули всех зверей, а "
        "пресс-секретарь опроверг слухи о выкупе.",
    ),
    document(
        "ru-kanal",
        "ru",
        "Каналы связи прерваны",
        "Поставщики оборудования предупреждали об уязвимостях. Рубен Толвай назвал утверждения "
        "голословными.",
    ),
    document(
        "uk-muzei",
        "uk",
        "Музеї закрили зали",
        "Хакери пошкодили сигналізацію. Доглядачі перевіряли картини вручну, а міністерство "
        "спростувало чутки про викуп.",
    ),
    document(
        "pl-browar",
        "pl",
        "Browary zatrzymały kadzie",
        "Napastnicy zmienili temperatury. Piwowarzy wylali tysiące litrów, a ubezpieczyciel "
        "odmówił wypłaty odszkodowań.",
    ),
    document(
        "zh-gangkou",
        "zh-Hans",
        "港口吊车失控",
        "码头工人说，吊车的控制软件遭到远程入侵。鲁本·托尔瓦伊表示，这种指控毫无根据。",
    ),
    document(
        "zh-chezhan",
        "zh-Hant",
        "車站螢幕顯示假訊息",
        "鐵路公司證實，駭客利用漏洞更換了時刻表。乘客要求賠償。",
    ),
    document(
        "ar-mustashfa",
        "ar",
        "المستشفى يؤجل العمليات",
        "أعلن الأطباء أن الأجهزة تعطلت بعد هجوم إلكتروني. وطلبت النقابة تعويضات للمرضى المتضررين.",
    ),
    document(
        "ar-sahifa",
        "ar",
        "الصحيفة تستعيد موقعها",
        "نشر المهاجمون مقالات مزورة باسم المحررين. وقال روبن تولفاي إن الاتهامات لا تستند إلى "
        "دليل.",
    ),
    document(
        "el-nisi",
        "el",
        "Το νησί χωρίς τηλέφωνα",
        "Οι κάτοικοι διαμαρτυρήθηκαν για τις βλάβες. Οι τεχνικοί εντόπισαν κακόβουλα προγράμματα.",
    ),
]
_TOLVAJ = ("en-toll", "ru-kanal", "zh-gangkou", "ar-sahifa", "people/ruben-tolvaj")
QUERIES: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("motorist bridge", ("en-toll",)),
    ("reinstalled", ("en-toll",)),
    ("cash desk", ("en-toll",)),
    ("“ransom\u00a0note”", ("en-toll",)),
    ("cooperating bank", ("en-toll",)),
    ("denied employing thief", ("en-toll",)),
    ("state of the art receiver", ("en-weather",)),
    ("meteorologist's", ("en-weather",)),
    ("analyst compares signature", ("en-weather",)),
    ("ecluse", ("fr-barrage",)),
    ("porte-parole evoquer", ("fr-barrage",)),
    ("defaillance generalisee", ("fr-barrage",)),
    ("« prise\u00a0de contrôle »", ("fr-barrage",)),
    ("tranvia", ("es-tranvia",)),
    ("orden contradictoria", ("es-tranvia",)),
    ("viajero", ("es-tranvia",)),
    ("licenca eletronica", ("pt-pesca",)),
    ("tecnico copia", ("pt-pesca",)),
    ("spettatore poltrona", ("it-teatro",)),
    ("responsabilita perizia", ("it-teatro",)),
    ("schipper", ("nl-sluis",)),
    ("onderzoeker inbraak", ("nl-sluis",)),
    ("backerei laden", ("de-backerei",)),
    ("stadt entschadigung", ("de-backerei",)),
    ("злоумышленник замок", ("ru-zoo",)),
    ("прессекретарь", ("ru-zoo",)),
    ("зверь", ("ru-zoo",)),
    ("уязвимость оборудование", ("ru-kanal",)),
    ("хакер картина", ("uk-muzei",)),
    ("викупу", ("uk-muzei",)),
    ("napastnik temperatura", ("pl-browar",)),
    ("odszkodowanie", ("pl-browar",)),
    ("远程\u200b入侵", ("zh-gangkou",)),
    ("控制软件", ("zh-gangkou",)),
    ("漏洞", ("zh-chezhan",)),
    ("جهاز", ("ar-mustashfa",)),
    ("تعويض", ("ar-mustashfa",)),
    ("مقالة محرر", ("ar-sahifa",)),
    ("βλαβη τεχνικος", ("el-nisi",)),
    ("Рубеном Толваем", _TOLVAJ),
    ("tolvaj", _TOLVAJ),
    ("托尔瓦伊", _TOLVAJ),
)
"""What is asked, and the documents that answer it (a page of another kind by its address)."""
