package kokoro

import (
	"math"
	"slices"
	"strings"
	"testing"
	"time"

	"radioplay/internal/loudness"
	"radioplay/internal/proof"
	"radioplay/internal/proof/prooftest"
	"radioplay/voices"
	"radioplay/voices/openai"
)

// TestWhispersAreTakenForSpeech: between lines that are spoken, and as much softer as a mix has them, a recogniser that first looks where
// speech is still hears whispers. am_michael's and bm_george's are the softest in their lows.
func TestWhispersAreTakenForSpeech(t *testing.T) {
	const spoken, whispered = "The rain had stopped, and the street was empty.", "Keep the lamp low and follow me."
	b := installed(t)
	o, err := openai.OpenTranscriber(openai.TranscriberOptions{BaseURL: strings.Replace(prooftest.Whisper(t), "/v1", "/speech/v1", 1), Model: prooftest.Model, Language: "en"})
	if err != nil {
		t.Fatal(err)
	}
	ear := proof.Recogniser{Transcriber: o, Deadline: 5 * time.Minute}
	say := func(text, voice, manner string, lufs float64) []float32 {
		c, err := b.Synthesize(t.Context(), voices.Utterance{Text: text, Voice: voices.Voice{Name: voice}, Delivery: voices.Delivery{Manner: manner, Intensity: 0.5}})
		if err != nil {
			t.Fatal(err)
		}
		g := float32(math.Pow(10, (lufs-loudness.Speech(c.Samples, rate))/20))
		for i := range c.Samples {
			c.Samples[i] *= g
		}
		return c.Samples
	}
	around, rest := say(spoken, "af_heart", "", -16), make([]float32, rate/2)
	for _, v := range []string{"am_michael", "bm_george"} {
		text, err := ear.Hear(t.Context(), voices.Clip{Rate: rate, Samples: slices.Concat(rest, around, rest, say(whispered, v, "whispered", -20), rest, around, rest)})
		if err != nil {
			t.Fatal(err)
		}
		if !strings.Contains(strings.ToLower(text), "lamp low and follow me") {
			t.Errorf("%s: %q", v, text)
		}
	}
}
