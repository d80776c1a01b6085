package lang

import "strings"

// Titles stand before a name; the value is the gender they tell.
var Titles = map[string]string{
	"mr": "M", "mister": "M", "mrs": "F", "miss": "F", "ms": "F", "mme": "F", "madame": "F", "mademoiselle": "F", "monsieur": "M", "m": "M",
	"sir": "M", "lady": "F", "lord": "M", "dame": "F", "king": "M", "queen": "F", "prince": "M", "princess": "F", "duke": "M", "duchess": "F",
	"count": "M", "countess": "F", "baron": "M", "baroness": "F", "earl": "M", "marquis": "M", "emperor": "M", "empress": "F", "squire": "M",
	"uncle": "M", "aunt": "F", "aunty": "F", "auntie": "F", "father": "M", "mother": "F", "brother": "M", "sister": "F", "cousin": "", "grandfather": "M", "grandmother": "F",
	"granny": "F", "grandma": "F", "grandpa": "M", "master": "M", "mistress": "F", "madam": "F", "señor": "M", "signor": "M", "signora": "F", "herr": "M", "frau": "F", "don": "M", "dona": "F",
	"dr": "", "doctor": "", "professor": "", "prof": "", "captain": "", "capt": "", "colonel": "", "col": "", "major": "", "general": "", "gen": "", "lieutenant": "",
	"lieut": "", "lt": "", "sergeant": "", "sgt": "", "corporal": "", "private": "", "admiral": "", "commander": "", "commodore": "", "ensign": "", "inspector": "", "detective": "",
	"superintendent": "", "constable": "", "officer": "", "sheriff": "", "judge": "", "justice": "", "coroner": "", "senator": "", "governor": "", "president": "", "mayor": "",
	"reverend": "M", "rev": "M", "bishop": "M", "archbishop": "M", "cardinal": "M", "pope": "M", "abbot": "M", "abbe": "M", "friar": "M", "rabbi": "", "nurse": "",
	"saint": "", "st": "", "agent": "", "cap'n": "M", "deacon": "M", "elder": "M", "parson": "M", "vicar": "M", "squadron": "", "cadet": "", "marshal": "", "warden": "", "tía": "F", "tia": "F", "tante": "F", "zia": "F", "tío": "M", "tio": "M", "zio": "M", "onkel": "M",
	"señora": "F", "señorita": "F", "senhor": "M", "senhora": "F", "doña": "F", "dom": "M", "mx": "", "di": "", "ds": "", "dci": "", "pc": "", "dc": "", "wpc": "F", "trooper": "", "chief": "", "goody": "F", "goodwife": "F", "goodman": "M", "gaffer": "M",
}

// DropTitles are adjectives that stand before names and say nothing of who is meant.
var DropTitles = Set("old young little poor dear good")

// sameTitle are spellings of one title.
var sameTitle = map[string]string{"dr": "doctor", "capt": "captain", "col": "colonel", "gen": "general", "lieut": "lieutenant", "lt": "lieutenant",
	"sgt": "sergeant", "prof": "professor", "rev": "reverend", "mister": "mr", "auntie": "aunt", "aunty": "aunt", "cap'n": "captain"}

// CanonicalTitle spells a title one way: "Dr." is "doctor".
func CanonicalTitle(s string) string {
	s = strings.TrimSuffix(strings.ToLower(s), ".")
	if t, ok := sameTitle[s]; ok {
		return t
	}
	return s
}

// IsTitle reports whether a word in small letters stands before names as a title.
func IsTitle(low string) bool { _, ok := Titles[CanonicalTitle(low)]; return ok }

// KinTitle are titles that are written small as well.
var KinTitle = Set("aunt uncle cousin")

// Civil titles stand before nothing but a name.
var Civil = Set("mr mrs miss ms dr")

// GivenTitle are titles that stand before a given name as well as before a surname.
var GivenTitle = Set("sir lady aunt uncle master miss sister brother king queen prince princess mademoiselle monsieur madame")

// RankWords stand in front of what somebody is and make a rank or an office of it: "First Officer", "Vice Principal".
var RankWords = Set("first second third chief vice deputy senior junior head assistant acting lead staff master petty flight wing under high grand special prime rear leading")

// Nicknaming adjectives are part of a name in front of it: "Big Mick", "Old Tom".
var Nicknaming = Set("big little old young fat mad black red long tall lame blind crazy tiny wee slim")
