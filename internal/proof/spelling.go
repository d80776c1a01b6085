package proof

import "strings"

// aliases are words that recognisers write in their own way: the same words to a listener.
var aliases = map[string]string{
	"ok": "okay", "alright": "all right", "mr": "mister", "mrs": "missus", "dr": "doctor", "st": "saint", "cannot": "can not", "can't": "can not",
	"won't": "will not", "shan't": "shall not", "ain't": "is not", "gonna": "going to", "kinda": "kind of",
	"sorta": "sort of", "outta": "out of", "lotta": "lot of", "lemme": "let me", "gimme": "give me", "dunno": "don't know", "coulda": "could have",
	"woulda": "would have", "shoulda": "should have", "musta": "must have", "cos": "because", "cause": "because", "coz": "because", "cuz": "because", "til": "till",
	"until": "till", "em": "them", "ya": "you", "yer": "your", "ye": "you", "o": "of", "n": "and", "an'": "and", "ol": "old", "tis": "it is", "twas": "it was", "y'know": "you know", "d'you": "do you", "d'ya": "do you", "c'mon": "come on", "ma'am": "madam",
	"grey": "gray", "grays": "greys", "towards": "toward", "afterwards": "afterward", "jewellery": "jewelry", "pyjamas": "pajamas", "tyre": "tire",
	"tyres": "tires", "kerb": "curb", "cheque": "check", "plough": "plow", "sceptical": "skeptical", "aeroplane": "airplane", "mum": "mom", "yeah": "yes",
	"yep": "yes", "nope": "no", "huh": "ha", "zero": "oh",
}

// endings turn British spellings into American ones where the rest of the word is long enough to be safe.
var endings = [][2]string{{"ours", "ors"}, {"our", "or"}, {"oured", "ored"}, {"ouring", "oring"}, {"ourable", "orable"}, {"ourite", "orite"},
	{"ise", "ize"}, {"ised", "ized"}, {"ising", "izing"}, {"isation", "ization"}, {"yse", "yze"}, {"ysed", "yzed"}, {"tre", "ter"},
	{"tres", "ters"}, {"elled", "eled"}, {"elling", "eling"}, {"eller", "eler"}, {"ence", "ense"}, {"ogue", "og"}}

// contracted are the words that an apostrophe stands for.
var contracted = [][2]string{{"n't", "not"}, {"'re", "are"}, {"'ve", "have"}, {"'ll", "will"}, {"'m", "am"}}

// spelled brings a word to the one spelling that is compared, which may be several words ("can not").
func spelled(w string) []string {
	if a, ok := aliases[w]; ok {
		var out []string
		for _, one := range strings.Fields(a) {
			out = append(out, spelled(one)...)
		}
		return out
	}
	for _, c := range contracted {
		if stem, ok := strings.CutSuffix(w, c[0]); ok && stem != "" {
			return append(spelled(stem), c[1])
		}
	}
	for _, e := range endings {
		if stem, ok := strings.CutSuffix(w, e[0]); ok && len(stem) >= 3 {
			w = stem + e[1]
			break
		}
	}
	return []string{w}
}

// bare is a word without its apostrophes: "its" and "it's" sound alike.
func bare(w string) string { return strings.ReplaceAll(w, "'", "") }

// opened are the words that a short form may stand for besides those in contracted: "he's" is "he is" or "he has".
func opened(w, stem, second string) bool {
	switch w {
	case "gotta":
		return stem == "got" && (second == "to" || second == "a")
	case "wanna":
		return stem == "want" && (second == "to" || second == "a")
	}
	s, ok := strings.CutSuffix(w, "'s")
	if ok && s == stem {
		return second == "is" || second == "has" || second == "us"
	}
	s, ok = strings.CutSuffix(w, "'d")
	return ok && s == stem && (second == "had" || second == "would" || second == "did")
}
