package polly

import (
	"context"
	"fmt"
	"slices"
	"strings"

	sdk "github.com/aws/aws-sdk-go-v2/service/polly"
	"github.com/aws/aws-sdk-go-v2/service/polly/types"

	"radioplay/voices"
)

// Voices lists the service's English voices; with an engine set, those that it speaks as.
func (b *Backend) Voices(ctx context.Context) ([]voices.Info, error) {
	list, err := b.all(ctx)
	if err != nil {
		return nil, err
	}
	var out []voices.Info
	for _, v := range list {
		engine, err := b.engine(&v, voices.Voice{})
		if english(&v) == "" || err != nil {
			continue
		}
		var has []string
		for _, e := range v.SupportedEngines {
			has = append(has, string(e))
		}
		out = append(out, voices.Info{Name: string(v.Id), Gender: genders[v.Gender], Age: ages[v.Id], Accent: english(&v), Grade: grades[engine], About: strings.Join(has, ", ")})
	}
	slices.SortFunc(out, func(a, b voices.Info) int { return strings.Compare(a.Name, b.Name) })
	return out, nil
}

var (
	genders = map[types.Gender]string{types.GenderFemale: "F", types.GenderMale: "M"}
	// ages of the voices that are documented to be children's.
	ages   = map[types.VoiceId]string{types.VoiceIdIvy: "child", types.VoiceIdJustin: "child", types.VoiceIdKevin: "child"}
	grades = map[types.Engine]float64{types.EngineGenerative: 0.95, types.EngineLongForm: 0.9, types.EngineNeural: 0.85, types.EngineStandard: 0.5}
)

// all is the whole list, asked for once.
func (b *Backend) all(ctx context.Context) ([]types.Voice, error) {
	client, err := b.connect(ctx)
	if err != nil {
		return nil, err
	}
	b.mu.Lock()
	defer b.mu.Unlock()
	if b.list != nil {
		return b.list, nil
	}
	var list []types.Voice
	q := &sdk.DescribeVoicesInput{IncludeAdditionalLanguageCodes: true}
	for {
		answer, err := client.DescribeVoices(ctx, q)
		if err != nil {
			return nil, b.explain(ctx, err, voices.Utterance{})
		}
		list = append(list, answer.Voices...)
		if answer.NextToken == nil || *answer.NextToken == "" {
			b.list = list
			return list, nil
		}
		q.NextToken = answer.NextToken
	}
}

// find finds a voice by its name, in any case.
func (b *Backend) find(ctx context.Context, name string) (*types.Voice, error) {
	if _, err := b.all(ctx); err != nil {
		return nil, err
	}
	return b.known(name)
}

// known is find without asking the service.
func (b *Backend) known(name string) (*types.Voice, error) {
	b.mu.Lock()
	defer b.mu.Unlock()
	for i := range b.list {
		if name != "" && strings.EqualFold(string(b.list[i].Id), name) {
			return &b.list[i], nil
		}
	}
	return nil, fmt.Errorf("polly: %w: %q; 'render voices list --engine polly' lists those of the region", voices.ErrNoVoice, name)
}

// english is the English that a voice speaks; empty: none.
func english(v *types.Voice) string {
	for _, l := range append([]types.LanguageCode{v.LanguageCode}, v.AdditionalLanguageCodes...) {
		if strings.HasPrefix(string(l), "en-") {
			return string(l)
		}
	}
	return ""
}

// language is what a request has to say of the language: nothing, unless English is a voice's second.
func language(v *types.Voice) types.LanguageCode {
	if l := types.LanguageCode(english(v)); l != v.LanguageCode {
		return l
	}
	return ""
}
