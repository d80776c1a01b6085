package polly

import (
	"github.com/aws/aws-sdk-go-v2/service/polly/types"

	"radioplay/voices"
	"radioplay/voices/internal/ssml"
)

// dialects are what the engines read of SSML. What one does not read is an error to it.
var dialects = map[types.Engine]ssml.Dialect{
	types.EngineStandard:   {IPA: true, Emphasis: true, Rate: ssml.RatePercent, Pitch: ssml.PitchPercent},
	types.EngineNeural:     {IPA: true, Rate: ssml.RatePercent},
	types.EngineLongForm:   {IPA: true, Rate: ssml.RatePercent},
	types.EngineGenerative: {IPA: true, Rate: ssml.RatePercent},
}

// effects are the manners that the standard engine has an effect for.
var effects = map[string]ssml.Attr{"whispered": {Name: "name", Value: "whispered"}, "murmured": {Name: "phonation", Value: "soft"}}

// document is what the service is sent for u.
func document(e types.Engine, u voices.Utterance) ssml.Document {
	around := []ssml.Element{{Name: "speak"}}
	if effect, ok := effects[u.Delivery.Manner]; ok && e == types.EngineStandard {
		around = append(around, ssml.Element{Name: "amazon:effect", Attrs: []ssml.Attr{effect}})
	}
	d, bend := dialects[e], u.Bend()
	return d.Write(u, append(around, d.Prosody(clamp(bend.Rate, 0.2, 2), clamp(bend.PitchST, -7, 7), 0)...)...)
}

// Whispered: the standard engine whispers.
func (b *Backend) Whispered(u voices.Utterance) bool {
	v, err := b.known(u.Voice.Name)
	if err != nil {
		return false
	}
	e, err := b.engine(v, u.Voice)
	return err == nil && e == types.EngineStandard
}

func clamp(x, least, most float64) float64 { return min(max(x, least), most) }
