package lang

import "strings"

// KinForms are the words of each kinship, what families call each other among them.
var KinForms = func() map[string]string {
	m := map[string]string{}
	for _, list := range []string{
		"mother mum mummy mom mommy momma mama mamma mamá ma mam amma ammi umma eomma maman mutti mami mammy", "grandmother nana nan nanna gran granny grandma gram nain mamgu abuela nonna oma yaya bubbe babushka halmoni nonnina mémé mamie vovó avó dadi nani gogo babcia busia yiayia savta mormor farmor teta ouma ammamma paati ajji obaachan", "aunt auntie aunty tía tante zia khala masi ciocia", "sister sis",
		"father dad daddy pa papa papá pop pops poppa da baba abba appa abbu vati papi", "grandfather gramps grandad granddad grandpa grandpop taid tadcu abuelo nonno opa zayde dedushka pépé vovô dada thatha dziadek dziadzio jiddo morfar farfar pappou oupa ajja", "uncle unc tío zio onkel wujek", "brother bro",
	} {
		f := strings.Fields(list)
		for _, w := range f {
			m[w] = f[0]
		}
	}
	return m
}()

// KinCalls are the names that families have for each other, small letters; the value is the gender they tell.
var KinCalls = func() map[string]string {
	m := map[string]string{}
	for w, form := range KinForms {
		if form != "brother" && form != "sister" || w != form {
			m[w] = PersonNouns[form]
		}
	}
	return m
}()

// Families are the nouns of kinship.
var Families = Set("mother father sister brother wife husband son daughter aunt uncle niece nephew cousin grandfather grandmother mum mom dad grandson granddaughter gran grandma grandpa grandad stepmother stepfather stepbrother stepsister twin")

// KinNouns say what somebody is to somebody else.
var KinNouns = Set(`mother father sister brother wife husband son daughter aunt uncle niece nephew cousin grandfather grandmother parent mamma mama papa mum mom dad
	friend companion lady mistress master guest host hostess visitor lover partner neighbour neighbor colleague`)
