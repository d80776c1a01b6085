package elevenlabs

import (
	"encoding/base64"
	"encoding/json"
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"sync"
	"testing"
	"unicode/utf8"

	"radioplay/voices/voicetest"
)

// secret must never be seen in an error.
const secret = "sk_very_secret"

// pages is the account's list, in two pages, in the fields and spelling of the documented one.
var pages = map[string]string{
	"": `{"voices":[
 {"voice_id":"21m00Tcm4TlvDq8ikWAM","name":"Rachel","category":"premade","labels":{"accent":"american","age":"young","gender":"female","language":"en"},"description":"Calm.","settings":{"stability":0.6,"similarity_boost":0.8,"style":0.1,"use_speaker_boost":false,"speed":1.0}},
 {"voice_id":"DEHansDEHansDEHans00","name":"Hans","category":"premade","labels":{"gender":"male","language":"de"},"verified_languages":[{"language":"de","model_id":"eleven_v3","locale":"de-DE"}]},
 {"voice_id":"JBFqnCBsd6RMkjVDRZzb","name":"George - Warm Storyteller","category":"professional","labels":{"accent":"british","age":"middle_aged","gender":"male"},"description":null,"settings":null}
],"has_more":true,"total_count":5,"next_page_token":"a+b/c="}`,
	"a+b/c=": `{"voices":[
 {"voice_id":"Sam1Sam1Sam1Sam1Sam1","name":"Sam","category":"cloned","labels":{},"verified_languages":[{"language":"en","model_id":"eleven_v3","locale":"en-AU"}]},
 {"voice_id":"Sam2Sam2Sam2Sam2Sam2","name":"sam","category":"generated","labels":{"age":"old"}}
],"has_more":false,"total_count":5,"next_page_token":null}`,
}

// speakers are espeak-ng's voices behind the fake's; the last is one of the library that the account has not.
var speakers = map[string]string{"21m00Tcm4TlvDq8ikWAM": "en-us+f3", "JBFqnCBsd6RMkjVDRZzb": "en-gb", "Sam1Sam1Sam1Sam1Sam1": "en-us", "Sam2Sam2Sam2Sam2Sam2": "en-us+m3", "LibraryLibraryLibra0": "en-us+m7"}

// fakeModels are the models, by their documentation.
var fakeModels = map[string]struct {
	most                            int
	tags, context, phonemes, stable bool
}{
	"eleven_v3": {most: 5000, tags: true, stable: true}, "eleven_v4": {most: 10000, tags: true}, "eleven_multilingual_v2": {most: 10000, context: true},
	"eleven_flash_v2": {most: 30000, context: true, phonemes: true}, "eleven_flash_v2_5": {most: 40000, context: true},
}

// asked is a request, with every field that is documented and sent.
type asked struct {
	Text     string   `json:"text"`
	Model    string   `json:"model_id"`
	Seed     *int64   `json:"seed"`
	Previous *string  `json:"previous_text"`
	Next     *string  `json:"next_text"`
	Settings *setting `json:"voice_settings"`
	voice    string
	format   string
}

type setting struct {
	Stability  *float64 `json:"stability"`
	Similarity *float64 `json:"similarity_boost"`
	Style      *float64 `json:"style"`
	Boost      *bool    `json:"use_speaker_boost"`
	Speed      *float64 `json:"speed"`
}

// fake is ElevenLabs' service as its public documentation has it, strict about what it is asked: what it would refuse or
// ignore fails the test. It answers with real speech and the times of its characters.
type fake struct {
	*httptest.Server
	t *testing.T

	mu       sync.Mutex
	asked    []asked
	withTags bool // the alignment has the tags' characters too
	// answer, when set, answers instead of the fake and says whether it did.
	answer func(w http.ResponseWriter, r *http.Request) bool
}

func serve(t *testing.T) *fake {
	t.Helper()
	f := &fake{t: t, withTags: true}
	f.Server = voicetest.Service(t, func(w http.ResponseWriter, r *http.Request) bool {
		m := speechRE.FindStringSubmatch(r.URL.Path)
		switch {
		case r.Header.Get("xi-api-key") != secret:
			refuse(w, 401, "invalid_api_key", "Invalid API key")
		case f.answer != nil && f.answer(w, r):
		case r.Method == http.MethodGet && r.URL.Path == "/v2/voices":
			f.list(w, r)
		case m != nil && r.Method == http.MethodPost:
			f.speech(w, r, m[1])
		default:
			return false
		}
		return true
	})
	return f
}

func refuse(w http.ResponseWriter, status int, code, words string) {
	w.Header().Set("Content-Type", "application/json")
	w.WriteHeader(status)
	_ = json.NewEncoder(w).Encode(map[string]any{"detail": map[string]string{"status": code, "message": words}})
}

func (f *fake) list(w http.ResponseWriter, r *http.Request) {
	q := r.URL.Query()
	page, ok := pages[q.Get("next_page_token")]
	if n, err := strconv.Atoi(q.Get("page_size")); err != nil || n < 1 || n > 100 || !ok {
		f.t.Errorf("the list was asked for with %v", q)
		refuse(w, 400, "invalid_parameters", "no such page")
		return
	}
	w.Header().Set("Content-Type", "application/json")
	_, _ = io.WriteString(w, page)
}

var (
	speechRE = regexp.MustCompile(`^/v1/text-to-speech/([^/]+)/with-timestamps$`)
	outRE    = regexp.MustCompile(`^(?:mp3_(22050_32|44100_(?:32|64|96|128|192))|(pcm|wav)_(8000|16000|22050|24000|44100|48000))$`)
	tagRE    = regexp.MustCompile(`\[([^\]]*)\] ?`)
	soundRE  = regexp.MustCompile(`<phoneme alphabet="ipa" ph="([^"<>/]+)">([^<>\s]+)</phoneme>`)
	// known are the tags of the documentation, of its examples, and ours in plain words.
	known = []string{"whispers", "quietly", "softly", "shouts", "excited", "laughs", "laughs harder", "crying", "sings", "tired", "exhausted", "annoyed", "angry",
		"nervously", "panicking", "deadpan", "coldly", "hesitates", "urgently", "strong French accent"}
)

func (f *fake) speech(w http.ResponseWriter, r *http.Request, voice string) {
	a := asked{voice: voice, format: r.URL.Query().Get("output_format")}
	d := json.NewDecoder(r.Body)
	d.DisallowUnknownFields()
	if err := d.Decode(&a); err != nil || r.Header.Get("Content-Type") != "application/json" {
		f.t.Errorf("the body, of type %q: %v", r.Header.Get("Content-Type"), err)
		refuse(w, 422, "unprocessable", "no JSON")
		return
	}
	f.mu.Lock()
	f.asked = append(f.asked, a)
	f.mu.Unlock()
	if _, ok := speakers[voice]; !ok {
		refuse(w, 404, "voice_not_found", "A voice with the voice_id "+voice+" was not found.")
		return
	}
	if err := a.check(); err != nil {
		f.t.Errorf("%+v: %v", a, err)
		refuse(w, 400, "invalid_parameters", err.Error())
		return
	}
	f.say(w, r, a)
}

// check finds whatever the service would refuse or ignore.
func (a asked) check() error {
	m, ok := fakeModels[a.Model]
	if !ok {
		return fmt.Errorf("no model %q", a.Model)
	}
	spoken := soundRE.ReplaceAllString(tagRE.ReplaceAllString(a.Text, ""), "$2")
	switch {
	case utf8.RuneCountInString(a.Text) > m.most || strings.TrimSpace(spoken) == "":
		return fmt.Errorf("%d characters", utf8.RuneCountInString(a.Text))
	case a.Seed == nil || *a.Seed < 0 || *a.Seed > 4294967295:
		return fmt.Errorf("seed %v", a.Seed)
	case !m.context && (a.Previous != nil || a.Next != nil):
		return fmt.Errorf("providing previous_text or next_text is not yet supported with the %q model", a.Model)
	case !m.phonemes && soundRE.MatchString(a.Text), strings.Contains(spoken, "<"):
		return fmt.Errorf("markup that it would not speak: %q", a.Text)
	case !outRE.MatchString(a.format):
		return fmt.Errorf("output format %q", a.format)
	}
	for _, t := range tagRE.FindAllStringSubmatch(a.Text, -1) {
		if m.tags != slices.Contains(known, t[1]) {
			return fmt.Errorf("the tag %q", t[0])
		}
	}
	return a.Settings.check(m.stable)
}

func (s *setting) check(steps bool) error {
	if s == nil {
		return nil
	}
	for name, x := range map[string]*float64{"stability": s.Stability, "similarity_boost": s.Similarity, "style": s.Style} {
		if x != nil && (*x < 0 || *x > 1) {
			return fmt.Errorf("%s %g", name, *x)
		}
	}
	if s.Speed != nil && (*s.Speed < 0.7 || *s.Speed > 1.2) {
		return fmt.Errorf("speed %g", *s.Speed)
	}
	if steps && s.Stability != nil && *s.Stability != 0 && *s.Stability != 0.5 && *s.Stability != 1 {
		return fmt.Errorf("invalid TTD stability value %g; it must be one of 0.0, 0.5, 1.0", *s.Stability)
	}
	return nil
}

func (f *fake) say(w http.ResponseWriter, r *http.Request, a asked) {
	speech := voicetest.Speech{Voice: speakers[a.voice], Hz: 44100}
	if a.Settings != nil && a.Settings.Speed != nil {
		speech.Rate = *a.Settings.Speed
	}
	if strings.HasPrefix(a.Text, "[whispers]") {
		speech.Voice, _, _ = strings.Cut(speech.Voice, "+")
		speech.Voice += "+whisper"
	}
	kind, figures, _ := strings.Cut(a.format, "_")
	hz, _, _ := strings.Cut(figures, "_")
	speech.Hz, _ = strconv.Atoi(hz)
	plain := soundRE.ReplaceAllString(tagRE.ReplaceAllString(a.Text, ""), "$2")
	clip, err := speech.Say(r.Context(), plain)
	sound := voicetest.PCM(clip)
	switch {
	case err == nil && kind == "mp3":
		sound, err = voicetest.MP3(r.Context(), clip)
	case kind == "wav":
		sound = voicetest.WAV(clip)
	}
	if err != nil {
		if r.Context().Err() == nil {
			f.t.Error(err)
		}
		refuse(w, 500, "internal_server_error", "")
		return
	}
	seconds := clip.Duration().Seconds()
	text := plain
	if f.withTags {
		text = a.Text
	}
	reply := map[string]any{"audio_base64": base64.StdEncoding.EncodeToString(sound), "alignment": spread(text, seconds), "normalized_alignment": spread(plain, seconds)}
	w.Header().Set("Content-Type", "application/json")
	w.Header().Set("character-cost", strconv.Itoa(utf8.RuneCountInString(a.Text)))
	w.Header().Set("request-id", "r1")
	body, _ := json.Marshal(reply)
	for len(body) > 0 { // in chunks, as it comes
		n := min(len(body), 32768)
		_, _ = w.Write(body[:n])
		w.(http.Flusher).Flush()
		body = body[n:]
	}
}

// spread gives every character of a text the same part of the time; those of tags and markup none.
func spread(text string, seconds float64) *alignment {
	silent := make([]bool, len(text))
	for _, re := range []*regexp.Regexp{tagRE, regexp.MustCompile(`<[^>]*>`)} {
		for _, m := range re.FindAllStringIndex(text, -1) {
			for i := m[0]; i < m[1]; i++ {
				silent[i] = true
			}
		}
	}
	n := 0
	for i := range text {
		if !silent[i] {
			n++
		}
	}
	a := &alignment{}
	at := 0.0
	for i, r := range text {
		a.Characters, a.Starts = append(a.Characters, string(r)), append(a.Starts, at)
		if !silent[i] {
			at += seconds / float64(n)
		}
		a.Ends = append(a.Ends, at)
	}
	return a
}
