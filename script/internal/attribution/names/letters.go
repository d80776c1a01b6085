package names

import "radioplay/script/internal/attribution/lang"

// Greets reports whether word i is greeted as at the head of a letter: "My dear Ada".
func Greets(toks []lang.Token, i int) bool {
	return i <= 3 && (toks[i-1].Low == "dear" || toks[i-1].Low == "dearest") && toks[i].Before == ""
}

// closing words stand between a letter and its writer's name.
var closing = lang.Set(`love lots much all my best with and your yours loving affectionate faithful devoted obedient servant friend sister brother mother father son daughter aunt uncle mum dad cousin
	sincerely faithfully truly ever always forever as regards kind kindest warm warmest wishes fondly affectionately respectfully gratefully yrs from hugs kisses x xx xxx the old`)

// closes is how many words of a paragraph close a letter: "With love".
func closes(toks []lang.Token) int {
	k := 0
	for k < len(toks) && closing[toks[k].Low] {
		k++
	}
	return k
}

// Signed is at which word of a paragraph its writer's name stands: behind the words that close the letter, or at the
// beginning when those are a line of their own. -1 for a paragraph that closes none.
func Signed(t *lang.Text, p *lang.Para) int {
	if k := closes(p.Toks[0]); k > 0 {
		return k
	}
	if p.Index == 0 || len(t.Paras[p.Index-1].Toks) != 1 {
		return -1
	}
	if above := t.Paras[p.Index-1].Toks[0]; len(above) == 0 || closes(above) < len(above) {
		return -1
	}
	return 0
}
