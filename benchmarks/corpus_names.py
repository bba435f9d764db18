"""Names of municipalities and organisations that nobody has, made as those in Japan are: for ``corpus.py``.

Municipalities are a first and a second syllable of place names (松 + 山), 37 to a prefecture. Organisations are
national, of a prefecture, or of a town; a few national ones take part everywhere, by Zipf, and most in few plans.
"""

from __future__ import annotations

import random
from typing import NamedTuple

from keikaku.records import IRI

BASE = "https://corpus.example/id/"

_FIRST = (
    "松まつMatsu 青あおAo 高たかTaka 中なかNaka 大おおO 小こKo 西にしNishi 東ひがしHigashi 北きたKita "
    "南みなみMinami 上かみKami 下しもShimo 石いしIshi 岩いわIwa 藤ふじFuji 梅うめUme 竹たけTake 杉すぎSugi "
    "桜さくらSakura 柳やなぎYanagi 福ふくFuku 長ながNaga 金かねKane 富とみTomi 吉よしYoshi 古ふるFuru "
    "新にいNii 白しろShiro 黒くろKuro 赤あかAka 秋あきAki 春はるHaru 清きよKiyo 豊とよToyo 平ひらHira "
    "鶴つるTsuru 亀かめKame 熊くまKuma 鹿しかShika 鳥とりTori 浜はまHama 港みなとMinato 三みMi 八やYa 千ちChi "
    "玉たまTama"
)
_SECOND = (
    "山やまyama 田たta 野のno 原はらhara 島しまshima 沢さわsawa 谷たにtani 岡おかoka 本もとmoto 村むらmura "
    "井いi 木きki 江えe 浦うらura 瀬せse 橋はしhashi 森もりmori 林はやしhayashi 口くちkuchi 宮みやmiya "
    "塚つかtsuka 里さとsato 尾おo 根ねne 戸とto 場ばba 見みmi 城しろshiro 池いけike 坂さかsaka 倉くらkura "
    "泉いずみizumi 滝たきtaki 葉はha 波なみnami 部べbe 形かたkata 畑はたhata 越こしkoshi 水みずmizu"
)
_PREFECTURES = (
    "北海道ほっかいどうHokkaido 青森あおもりAomori 岩手いわてIwate 宮城みやぎMiyagi 秋田あきたAkita "
    "山形やまがたYamagata 福島ふくしまFukushima 茨城いばらきIbaraki 栃木とちぎTochigi 群馬ぐんまGunma "
    "埼玉さいたまSaitama 千葉ちばChiba 東京とうきょうTokyo 神奈川かながわKanagawa 新潟にいがたNiigata "
    "富山とやまToyama 石川いしかわIshikawa 福井ふくいFukui 山梨やまなしYamanashi 長野ながのNagano 岐阜ぎふGifu "
    "静岡しずおかShizuoka 愛知あいちAichi 三重みえMie 滋賀しがShiga 京都きょうとKyoto 大阪おおさかOsaka "
    "兵庫ひょうごHyogo 奈良ならNara 和歌山わかやまWakayama 鳥取とっとりTottori 島根しまねShimane "
    "岡山おかやまOkayama 広島ひろしまHiroshima 山口やまぐちYamaguchi 徳島とくしまTokushima 香川かがわKagawa "
    "愛媛えひめEhime 高知こうちKochi 福岡ふくおかFukuoka 佐賀さがSaga 長崎ながさきNagasaki "
    "熊本くまもとKumamoto 大分おおいたOita 宮崎みやざきMiyazaki 鹿児島かごしまKagoshima 沖縄おきなわOkinawa"
)
_ENDS = {"北海道": ("", ""), "東京": ("都", "と"), "大阪": ("府", "ふ"), "京都": ("府", "ふ")}
_KINDS = (("市", "し", "City"), ("町", "まち", "Town"), ("村", "むら", "Village"))
_SHARES = (792, 743, 183)  # cities, towns and villages of Japan
_IN_PREFECTURE = 37
_FIELDS = (
    "貿易ぼうえきTrade 産業技術さんぎょうぎじゅつIndustrial+Technology 観光かんこうTourism "
    "環境かんきょうEnvironment 農業のうぎょうAgriculture 福祉ふくしWelfare 雇用こようEmployment "
    "中小企業ちゅうしょうきぎょうSmall+Business 情報通信じょうほうつうしんInformation 医療いりょうMedical+Care "
    "教育きょういくEducation 交通こうつうTransport 物流ぶつりゅうLogistics 防災ぼうさいDisaster+Prevention "
    "文化ぶんかCulture 水産すいさんFisheries 林業りんぎょうForestry 建設けんせつConstruction "
    "金融きんゆうFinance 知的財産ちてきざいさんIntellectual+Property"
)
_NATIONAL = (
    ("日本{}機構", "にほん{}きこう", "Japan {} Agency", "PublicAgency"),
    ("全国{}協会", "ぜんこく{}きょうかい", "National {} Association", "Association"),
    ("{}研究所", "{}けんきゅうしょ", "{} Research Institute", "ResearchInstitute"),
    ("{}推進財団", "{}すいしんざいだん", "{} Promotion Foundation", "Foundation"),
    ("{}庁", "{}ちょう", "{} Bureau of Japan", "NationalGovernmentBody"),
    ("{}連合会", "{}れんごうかい", "{} Federation", "Alliance"),
)
_REGIONAL = (
    ("{}産業支援センター", "{}さんぎょうしえんせんたー", "{} Industrial Support Centre", "PublicAgency"),
    ("{}大学", "{}だいがく", "{} University", "University"),
    ("{}銀行", "{}ぎんこう", "Bank of {}", "FinancialInstitution"),
    ("{}信用保証機構", "{}しんようほしょうきこう", "{} Credit Guarantee Agency", "PublicAgency"),
    ("{}経営者協会", "{}けいえいしゃきょうかい", "{} Employers' Association", "Association"),
    ("{}観光連盟", "{}かんこうれんめい", "{} Tourism League", "Association"),
    ("{}社会福祉協議会", "{}しゃかいふくしきょうぎかい", "{} Council of Social Welfare", "Association"),
    (
        "{}農業協同組合中央会",
        "{}のうぎょうきょうどうくみあいちゅうおうかい",
        "{} Union of Farm Cooperatives",
        "Alliance",
    ),
)
_LOCAL = (
    ("{}商工会", "{}しょうこうかい", "{} Society of Commerce and Industry", "Association"),
    ("{}観光協会", "{}かんこうきょうかい", "{} Tourist Association", "Association"),
    ("{}医師会", "{}いしかい", "{} Medical Association", "Association"),
    ("{}まちづくり会", "{}まちづくりかい", "{} Town Makers", "NonProfit"),
    ("{}工業", "{}こうぎょう", "{} Industries", "Company"),
    ("{}製作所", "{}せいさくしょ", "{} Manufacturing", "Company"),
    ("{}電機", "{}でんき", "{} Electric", "Company"),
    ("{}食品", "{}しょくひん", "{} Foods", "Company"),
    ("{}青年会議所", "{}せいねんかいぎしょ", "Junior Chamber {}", "Association"),
)


class Named(NamedTuple):
    """A name in Japanese, in kana and in Latin letters."""

    ja: str
    kana: str
    en: str


class Town(NamedTuple):
    """A municipality: its name without 市, what it is, its prefecture, its place among all."""

    number: int
    name: Named
    kind: tuple[str, str, str]
    prefecture: Named

    @property
    def full_prefecture(self) -> Named:
        """The prefecture with what it is: 岡山県."""
        ja, kana, en = self.prefecture
        sign, read = {"北海道": ("", ""), "東京": ("都", "と"), "大阪": ("府", "ふ"), "京都": ("府", "ふ")}.get(
            ja, ("県", "けん")
        )
        return Named(ja + sign, kana + read, f"{en} Prefecture")

    @property
    def slug(self) -> str:
        """What its IRIs are made with."""
        return self.name.en.lower()


class Organisation(NamedTuple):
    """Somebody who may take part in several plans."""

    iri: IRI
    name: Named
    kind: str


def _syllables(text: str) -> list[Named]:
    """Words of Han, kana and Latin letters, one after the other."""
    found = []
    for word in text.split():
        kana = next(place for place, sign in enumerate(word) if "ぁ" <= sign <= "ゖ")
        latin = next(place for place, sign in enumerate(word) if sign.isascii())
        found.append(Named(word[:kana], word[kana:latin], word[latin:].replace("+", " ")))
    return found


def towns(number: int) -> list[Town]:
    """So many municipalities, always the same, one prefecture after the other. Raises ValueError for too many."""
    pairs = [(one, two) for one in _syllables(_FIRST) for two in _syllables(_SECOND)]
    if number > len(pairs):
        raise ValueError(f"there are names for {len(pairs)} towns")
    chance = random.Random("towns")
    chance.shuffle(pairs)
    prefectures = _syllables(_PREFECTURES)
    made, slugs = [], set[str]()
    for one, two in pairs[: number + 60]:
        name = Named(one.ja + two.ja, one.kana + two.kana, one.en + two.en)
        if name.en in slugs or len(made) == number:  # 小江 and 越, and the like
            continue
        slugs.add(name.en)
        kind = chance.choices(_KINDS, _SHARES)[0]
        made.append(Town(len(made), name, kind, prefectures[len(made) // _IN_PREFECTURE % len(prefectures)]))
    return made


def national() -> list[Organisation]:
    """Who may take part anywhere, the most frequent first."""
    fields = _syllables(_FIELDS)
    return [_made(form, field, f"national-{field.en}") for form in _NATIONAL for field in fields]


def regional(prefecture: Named) -> list[Organisation]:
    """Who takes part in one prefecture."""
    return [_made(form, prefecture, prefecture.en) for form in _REGIONAL]


def local(town: Town) -> list[Organisation]:
    """Who is of one town, beside what its plan is found to name."""
    return [_made(form, town.name, town.slug) for form in _LOCAL]


def _made(form: tuple[str, str, str, str], name: Named, of: str) -> Organisation:
    ja, kana, en, kind = form
    called = Named(ja.format(name.ja), kana.format(name.kana), en.format(name.en))
    words = en.replace("{}", "").lower().replace("'", "").split()
    slug = "-".join([*of.lower().split(), *words])
    return Organisation(IRI(f"{BASE}actor/{slug}"), called, kind)
