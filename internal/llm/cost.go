package llm

import (
	"fmt"
	"unicode/utf8"

	"radioplay/voices/openai"
)

// Rough figures for English: a token is about four characters, and one answer takes about 20 tokens.
const (
	charactersPerToken = 4
	tokensPerAnswer    = 20
	tokensPerRequest   = 10 // the braces around the answers, the roles around the messages
)

func (b *batch) estimate() openai.Usage {
	text := utf8.RuneCountInString(b.question.System) + utf8.RuneCountInString(b.question.User)
	for _, c := range b.people { // the schema names them once more
		text += utf8.RuneCountInString(c.Name) + 4
	}
	return openai.Usage{In: text/charactersPerToken + tokensPerRequest, Out: tokensPerAnswer*len(b.asked) + tokensPerRequest}
}

// Price is what a million tokens cost, in whatever currency the user counts; zero when they did not say.
type Price struct{ In, Out float64 }

// Of is the price of an amount of tokens.
func (p Price) Of(u openai.Usage) float64 {
	return (p.In*float64(u.In) + p.Out*float64(u.Out)) / 1e6
}

// Cost says what tokens come to: "5200 tokens", and with a price "5200 tokens (0.0031 at your prices)".
func (p Price) Cost(u openai.Usage) string {
	s := fmt.Sprintf("%d tokens", u.In+u.Out)
	if p != (Price{}) {
		s += fmt.Sprintf(" (%.4f at your prices)", p.Of(u))
	}
	return s
}
