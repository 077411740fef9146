"""Countries, what their people are called, and the states and provinces that addresses name."""

from __future__ import annotations

import re

from pipeline.privacy.words import word_set

# Country: the adjective of its people, with the noun where that is another word.
_COUNTRIES = """
    Afghanistan: Afghan; Albania: Albanian; Algeria: Algerian; Andorra: Andorran; Angola: Angolan; Argentina:
    Argentine, Argentinian; Armenia: Armenian; Australia: Australian; Austria: Austrian; Azerbaijan: Azerbaijani;
    Bahamas: Bahamian; Bahrain: Bahraini; Bangladesh: Bangladeshi; Barbados: Barbadian; Belarus: Belarusian;
    Belgium: Belgian; Belize: Belizean; Benin: Beninese; Bermuda: Bermudian; Bhutan: Bhutanese; Bolivia: Bolivian;
    Bosnia and Herzegovina: Bosnian; Botswana: Motswana, Batswana; Brazil: Brazilian; Brunei: Bruneian; Bulgaria:
    Bulgarian; Burkina Faso: Burkinabe; Burundi: Burundian; Cambodia: Cambodian; Cameroon: Cameroonian; Canada:
    Canadian; Cape Verde: Cape Verdean; Chad: Chadian; Chile: Chilean; China: Chinese; Colombia: Colombian; Congo:
    Congolese; Costa Rica: Costa Rican; Croatia: Croatian; Cuba: Cuban; Cyprus: Cypriot; Czech Republic: Czech;
    Czechia; Denmark: Danish, Dane; Djibouti: Djiboutian; Dominica; Dominican Republic: Dominican; Ecuador:
    Ecuadorian; Egypt: Egyptian; El Salvador: Salvadoran, Salvadorian; England: English; Eritrea: Eritrean; Estonia:
    Estonian; Eswatini: Swazi; Ethiopia: Ethiopian; Fiji: Fijian; Finland: Finnish, Finn; France: French; Gabon:
    Gabonese; Gambia: Gambian; Georgia: Georgian; Germany: German; Ghana: Ghanaian; Greece: Greek; Grenada:
    Grenadian; Guam: Guamanian; Guatemala: Guatemalan; Guinea: Guinean; Guyana: Guyanese; Haiti: Haitian; Honduras:
    Honduran; Hong Kong: Hongkonger; Hungary: Hungarian; Iceland: Icelandic; India: Indian; Indonesia: Indonesian;
    Iran: Iranian; Iraq: Iraqi; Ireland: Irish; Israel: Israeli; Italy: Italian; Ivory Coast: Ivorian; Jamaica:
    Jamaican; Japan: Japanese; Jordan: Jordanian; Kazakhstan: Kazakh, Kazakhstani; Kenya: Kenyan; Kosovo: Kosovar;
    Kuwait: Kuwaiti; Kyrgyzstan: Kyrgyz; Laos: Laotian; Latvia: Latvian; Lebanon: Lebanese; Lesotho: Basotho,
    Mosotho; Liberia: Liberian; Libya: Libyan; Lithuania: Lithuanian; Luxembourg: Luxembourgish; Macau: Macanese;
    Madagascar: Malagasy; Malawi: Malawian; Malaysia: Malaysian; Maldives: Maldivian; Mali: Malian; Malta: Maltese;
    Mauritania: Mauritanian; Mauritius: Mauritian; Mexico: Mexican; México; Moldova: Moldovan; Mongolia: Mongolian;
    Montenegro: Montenegrin; Morocco: Moroccan; Mozambique: Mozambican; Myanmar: Burmese; Namibia: Namibian; Nepal:
    Nepali, Nepalese; Netherlands: Dutch; New Zealand: New Zealander; Nicaragua: Nicaraguan; Niger: Nigerien;
    Nigeria: Nigerian; North Macedonia: Macedonian; Northern Ireland: Northern Irish; Norway: Norwegian; Oman:
    Omani; Pakistan: Pakistani; Palestine: Palestinian; Panama: Panamanian; Paraguay: Paraguayan; Peru: Peruvian;
    Philippines: Filipino, Filipina; Poland: Polish, Pole; Portugal: Portuguese; Puerto Rico: Puerto Rican; Qatar:
    Qatari; Romania: Romanian; Russia: Russian; Rwanda: Rwandan; Samoa: Samoan; Saudi Arabia: Saudi, Saudi Arabian;
    Scotland: Scottish; Senegal: Senegalese; Serbia: Serbian; Sierra Leone: Sierra Leonean; Singapore: Singaporean;
    Slovakia: Slovak; Slovenia: Slovenian; Somalia: Somali; South Africa: South African; South Korea: South Korean;
    Korea: Korean; South Sudan: South Sudanese; Spain: Spanish; Sri Lanka: Sri Lankan; St Lucia: St Lucian; Sudan:
    Sudanese; Suriname: Surinamese; Sweden: Swedish, Swede; Switzerland: Swiss; Syria: Syrian; Taiwan: Taiwanese;
    Tajikistan: Tajik; Tanzania: Tanzanian; Thailand: Thai; Togo: Togolese; Tonga: Tongan; Trinidad and Tobago:
    Trinidadian; Tunisia: Tunisian; Turkey: Turkish; Turkmenistan: Turkmen; Uganda: Ugandan; Ukraine: Ukrainian;
    United Arab Emirates: Emirati; UAE; United Kingdom: British; UK; U.K.; Great Britain: Briton; United States:
    American; United States of America; USA; U.S.A.; US; U.S.; Uruguay: Uruguayan; Uzbekistan: Uzbek; Venezuela:
    Venezuelan; Vietnam: Vietnamese; Wales: Welsh; Yemen: Yemeni; Zambia: Zambian; Zimbabwe: Zimbabwean; EU;
    European Union: European
"""
# States, provinces and territories of the United States, Canada, Australia and their like, by code and by name.
_CODES = """
    AL AK AZ AR CA CO CT DE DC FL GA HI ID IL IN IA KS KY LA ME MD MA MI MN MS MO MT NE NV NH NJ NM NY NC ND OH OK
    OR PA RI SC SD TN TX UT VT VA WA WV WI WY PR GU VI AS MP AA AE AP FM MH PW AB BC MB NB NL NS NT NU ON PE QC SK
    YT NSW VIC QLD TAS ACT
"""
_STATES = """
    Alabama, Alaska, Arizona, Arkansas, California, Colorado, Connecticut, Delaware, Florida, Georgia, Hawaii,
    Idaho, Illinois, Indiana, Iowa, Kansas, Kentucky, Louisiana, Maine, Maryland, Massachusetts, Michigan,
    Minnesota, Mississippi, Missouri, Montana, Nebraska, Nevada, New Hampshire, New Jersey, New Mexico, New York,
    North Carolina, North Dakota, Ohio, Oklahoma, Oregon, Pennsylvania, Rhode Island, South Carolina, South Dakota,
    Tennessee, Texas, Utah, Vermont, Virginia, Washington, West Virginia, Wisconsin, Wyoming, District of Columbia,
    Alberta, British Columbia, Manitoba, New Brunswick, Newfoundland, Nova Scotia, Ontario, Prince Edward Island,
    Quebec, Saskatchewan, New South Wales, Victoria, Queensland, Tasmania, South Australia, Western Australia,
    Northern Territory, Gauteng, Western Cape, KwaZulu-Natal, Maharashtra, Karnataka, Tamil Nadu, Kerala, Gujarat,
    Punjab, Haryana, Rajasthan, Uttar Pradesh, Andhra Pradesh, Telangana, West Bengal
"""


def _parts(text: str, sign: str) -> list[str]:
    return [" ".join(part.split()) for part in text.split(sign) if part.strip()]


def _either(names: list[str]) -> str:
    ordered = sorted({re.escape(name).replace(r"\ ", r"\s+") for name in names}, key=len, reverse=True)
    return f"(?:{'|'.join(ordered)})"


_ENTRIES = [entry.partition(":") for entry in _parts(_COUNTRIES, ";")]
_ADJECTIVES = [name for _, _, people in _ENTRIES for name in _parts(people, ",")]

COUNTRY = _either([country for country, _, _ in _ENTRIES])
"""A pattern for the countries of the world, by the names that resumes use."""

PEOPLE = _either([*_ADJECTIVES, "US", "U.S.", "USA", "UK", "U.K.", "EU"])
"""A pattern for what the people of a country are called: "Kenyan", "New Zealander", "US"."""

STATE = _either(_parts(_STATES, ","))
"""A pattern for the names of states and provinces."""

STATE_CODE = _either(_CODES.split())
"""A pattern for their codes, in capitals."""

# What towns and districts are called after, in several languages.
_GEOGRAPHY = word_set("""
    east central upper lower great little old lake port fort mount mt saint st san santa river beach valley heights
    hill hills bay spring springs grove park city town village borough township cape island islands harbor harbour
    ridge falls creek view villa center centre leeds bath hull derby bury cork phoenix buffalo bridge mill garden
    gardens nagar pur abad vale glen rock stone field point cross
""")
_PLACES = {name.lower() for name in [*(country for country, _, _ in _ENTRIES), *_parts(_STATES, ",")]}
_PLACE_WORDS = {word for name in _PLACES for word in name.split()} | _GEOGRAPHY


def is_place_word(word: str) -> bool:
    """Whether the word stands in the names of countries, states and towns: "Kenya", "New", "Lake"."""
    return word.lower() in _PLACE_WORDS
