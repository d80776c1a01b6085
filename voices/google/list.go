package google

import (
	"context"
	"slices"
	"strings"

	pb "cloud.google.com/go/texttospeech/apiv1/texttospeechpb"

	"radioplay/voices"
)

// Voices lists the service's English voices. Those that a prompt directs are listed when a model is set.
func (b *Backend) Voices(ctx context.Context) ([]voices.Info, error) {
	client, err := b.connect(ctx)
	if err != nil {
		return nil, err
	}
	answer, err := client.ListVoices(ctx, &pb.ListVoicesRequest{LanguageCode: "en"})
	if err != nil {
		return nil, b.explain(ctx, err, voices.Utterance{})
	}
	var out []voices.Info
	for _, v := range answer.GetVoices() {
		english := slices.ContainsFunc(v.GetLanguageCodes(), func(l string) bool { return strings.HasPrefix(l, "en-") })
		language, k := kindOf(v.GetName())
		if english && (language != "" || b.o.Model != "") {
			out = append(out, voices.Info{Name: v.GetName(), Gender: genders[v.GetSsmlGender()], Accent: language, Grade: k.grade, About: k.about})
		}
	}
	slices.SortFunc(out, func(a, b voices.Info) int { return strings.Compare(a.Name, b.Name) })
	return out, nil
}

var genders = map[pb.SsmlVoiceGender]string{pb.SsmlVoiceGender_FEMALE: "F", pb.SsmlVoiceGender_MALE: "M"}
