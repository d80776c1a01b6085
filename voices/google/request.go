package google

import (
	"fmt"
	"regexp"
	"strings"

	pb "cloud.google.com/go/texttospeech/apiv1/texttospeechpb"

	"radioplay/voices"
	"radioplay/voices/internal/ssml"
)

// kind is a family of voices. What they read of a request differs, and what one does not read it refuses.
type kind struct {
	name     string // as it stands in a voice's name
	ssml     bool
	emphasis bool // within SSML
	rate     bool
	pitch    bool
	grade    float64
	about    string
	price    float64 // US dollars for a million characters; 0: not known
}

// kinds are those that are documented, the longer of two names that begin alike first.
var kinds = []kind{
	{name: "Chirp3-HD", ssml: true, rate: true, grade: 0.95, about: "generative", price: 30},
	{name: "Chirp-HD", grade: 0.85, about: "generative, takes no direction", price: 30},
	{name: "Studio", ssml: true, rate: true, grade: 0.9, about: "for narration", price: 160},
	{name: "Neural2", ssml: true, emphasis: true, rate: true, pitch: true, grade: 0.8, about: "neural", price: 16},
	{name: "News", ssml: true, emphasis: true, rate: true, pitch: true, grade: 0.75, about: "reads the news", price: 16},
	{name: "Polyglot", ssml: true, emphasis: true, rate: true, pitch: true, grade: 0.75, about: "neural, many languages", price: 16},
	{name: "Wavenet", ssml: true, emphasis: true, rate: true, pitch: true, grade: 0.7, about: "neural", price: 4},
	{name: "Standard", ssml: true, emphasis: true, rate: true, pitch: true, grade: 0.4, about: "statistical", price: 4},
}

// plainKind is one that nothing is known of: it gets the text alone.
var plainKind = kind{grade: 0.5}

// prompted are the voices of a model that a prompt directs. Their names have no language.
var prompted = kind{grade: 0.95, about: "directed in words"}

const (
	mostBytes    = 5000 // of a text or a document
	mostPrompted = 4000 // of a text, and of a prompt, for a model that is directed
)

// defaultLanguage of voices whose name has none.
const defaultLanguage = "en-US"

var nameRE = regexp.MustCompile(`^([a-z]{2,3}-[A-Z]{2})-([A-Za-z0-9-]+)-[A-Za-z0-9]+$`)

// kindOf tells the language and the family of a voice by its name. The language of voices of a model is empty.
func kindOf(name string) (language string, k kind) {
	m := nameRE.FindStringSubmatch(name)
	if m == nil {
		return "", prompted
	}
	for _, k := range kinds {
		if strings.HasPrefix(m[2], k.name) {
			return m[1], k
		}
	}
	return m[1], plainKind
}

// request is what the service is asked for u.
func (b *Backend) request(u voices.Utterance) (*pb.SynthesizeSpeechRequest, error) {
	name := u.Voice.Name
	language, k := kindOf(name)
	model := ""
	if language == "" {
		if model = or(u.Voice.Model, b.o.Model); name == "" || model == "" {
			return nil, fmt.Errorf("google: %w: %q; they are called like en-GB-Neural2-A, or, with a model set in google.model, like Kore; 'render voices list --engine google' lists them", voices.ErrNoVoice, name)
		}
		language = defaultLanguage
	}
	q := &pb.SynthesizeSpeechRequest{
		Input:       &pb.SynthesisInput{},
		Voice:       &pb.VoiceSelectionParams{LanguageCode: language, Name: name, ModelName: model},
		AudioConfig: &pb.AudioConfig{AudioEncoding: pb.AudioEncoding_LINEAR16, SampleRateHertz: sampleRate},
	}
	size := 0
	if doc, ok := document(k, u); ok {
		q.Input.InputSource, size = &pb.SynthesisInput_Ssml{Ssml: doc}, len(doc)
	} else {
		text := u.Plain()
		q.Input.InputSource, size = &pb.SynthesisInput_Text{Text: text}, len(text)
	}
	most := mostBytes
	if model != "" {
		most = mostPrompted
		if how := u.Instructions(); how != "" {
			q.Input.Prompt = &how
		}
		if len(q.Input.GetPrompt()) > most {
			return nil, fmt.Errorf("google: the instructions of the voice are %d bytes; %d are the most", len(q.Input.GetPrompt()), most)
		}
	}
	if size > most {
		return nil, fmt.Errorf("google: %w: %d bytes; %d are the most", voices.ErrTooLong, size, most)
	}
	bend := u.Bend()
	if k.rate {
		q.AudioConfig.SpeakingRate = clamp(bend.Rate, 0.25, 2)
	}
	if k.pitch {
		q.AudioConfig.Pitch = clamp(bend.PitchST, -20, 20)
	}
	return q, nil
}

// document is u in SSML, where it holds something that only SSML says.
func document(k kind, u voices.Utterance) (string, bool) {
	needed := false
	for _, p := range u.Pieces() {
		needed = needed || p.Say != "" || p.Strong && k.emphasis
	}
	if !k.ssml || !needed {
		return "", false
	}
	return ssml.Dialect{IPA: true, Emphasis: k.emphasis}.Write(u, ssml.Element{Name: "speak"}).XML, true
}

func clamp(x, least, most float64) float64 { return min(max(x, least), most) }

func or(a, b string) string {
	if a != "" {
		return a
	}
	return b
}
