package polly

import (
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
	"time"
	"unicode/utf8"

	"radioplay/voices"
	"radioplay/voices/voicetest"
)

// secret must never be seen in an error.
const secret = "wJalrXUtnFEMI-very-secret"

// pages is the list, in two pages, in the fields and spelling of the documented one.
var pages = map[string]string{
	"": `{"Voices":[
 {"Gender":"Female","Id":"Joanna","LanguageCode":"en-US","LanguageName":"US English","Name":"Joanna","SupportedEngines":["generative","neural","standard"]},
 {"Gender":"Female","Id":"Vicki","LanguageCode":"de-DE","LanguageName":"German","Name":"Vicki","SupportedEngines":["neural","standard"]},
 {"Gender":"Male","Id":"Brian","LanguageCode":"en-GB","LanguageName":"British English","Name":"Brian","SupportedEngines":["neural","standard"]}
],"NextToken":"a+b/c="}`,
	"a+b/c=": `{"Voices":[
 {"Gender":"Male","Id":"Russell","LanguageCode":"en-AU","LanguageName":"Australian English","Name":"Russell","SupportedEngines":["standard"]},
 {"Gender":"Female","Id":"Aditi","LanguageCode":"hi-IN","AdditionalLanguageCodes":["en-IN"],"LanguageName":"Hindi","Name":"Aditi","SupportedEngines":["standard"]},
 {"Gender":"Female","Id":"Ivy","LanguageCode":"en-US","LanguageName":"US English","Name":"Ivy","SupportedEngines":["neural","standard"]}
]}`,
}

// speakers are espeak-ng's voices behind the fake's.
var speakers = map[string]string{"Joanna": "en-us+f3", "Brian": "en-gb", "Russell": "en-us+m3", "Aditi": "en-gb+f2", "Ivy": "en-us+f5"}

// reads are the elements that an engine knows, by the documentation: for standard voices all, and for others what is listed.
var reads = map[string][]string{
	"standard": {"speak", "amazon:effect", "prosody", "emphasis", "phoneme", "sub"},
	"neural":   {"speak", "prosody", "phoneme", "sub"}, "long-form": {"speak", "prosody", "phoneme", "sub"}, "generative": {"speak", "prosody", "phoneme", "sub"},
}

// asked is a request, with every field that is documented and sent.
type asked struct {
	Engine, LanguageCode, OutputFormat, SampleRate, Text, TextType, VoiceId string
	SpeechMarkTypes                                                         []string
}

// fake is Polly as its public documentation has it, strict about what it is asked: what it would refuse or ignore fails the test.
// It answers with real speech, and with times of its words that lie evenly.
type fake struct {
	*httptest.Server
	t *testing.T

	mu     sync.Mutex
	asked  []asked
	spoken map[string]voices.Clip // by document
	// answer, when set, answers a request for speech instead of the fake and says whether it did.
	answer func(w http.ResponseWriter, a asked) bool
}

var signatureRE = regexp.MustCompile(`^AWS4-HMAC-SHA256 Credential=AKIDEXAMPLE/\d{8}/eu-central-1/polly/aws4_request, SignedHeaders=[a-z0-9;-]*host[a-z0-9;-]*, Signature=[0-9a-f]{64}$`)

// credentials are in the environment, where Amazon's client looks first, and in no file.
func credentials(t *testing.T) {
	for k, v := range map[string]string{"AWS_ACCESS_KEY_ID": "AKIDEXAMPLE", "AWS_SECRET_ACCESS_KEY": secret, "AWS_SESSION_TOKEN": "", "AWS_REGION": "eu-central-1", "AWS_PROFILE": "",
		"AWS_CONFIG_FILE": t.TempDir() + "/none", "AWS_SHARED_CREDENTIALS_FILE": t.TempDir() + "/none", "AWS_EC2_METADATA_DISABLED": "true"} {
		t.Setenv(k, v)
	}
}

func serve(t *testing.T) *fake {
	t.Helper()
	credentials(t)
	f := &fake{t: t, spoken: map[string]voices.Clip{}}
	f.Server = voicetest.Service(t, func(w http.ResponseWriter, r *http.Request) bool {
		if a := r.Header.Get("Authorization"); !signatureRE.MatchString(a) || strings.Contains(fmt.Sprint(r.Header), secret) {
			t.Errorf("signed with %q", a)
		}
		switch r.Method + " " + r.URL.Path {
		case "GET /v1/voices":
			page, ok := pages[r.URL.Query().Get("NextToken")]
			if !ok || r.URL.Query().Get("IncludeAdditionalLanguageCodes") != "true" {
				t.Errorf("the list was asked for with %v", r.URL.Query())
			}
			_, _ = io.WriteString(w, page)
		case "POST /v1/speech":
			f.speech(w, r)
		default:
			return false
		}
		return true
	})
	return f
}

func (f *fake) open(t *testing.T, o Options) *Backend {
	t.Helper()
	o.Endpoint = f.URL
	b, err := Open(o)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = b.Close() })
	return b
}

func refuse(w http.ResponseWriter, status int, code, words string) {
	w.Header().Set("X-Amzn-ErrorType", code)
	w.Header().Set("Content-Type", "application/json")
	w.WriteHeader(status)
	_ = json.NewEncoder(w).Encode(map[string]string{"message": words})
}

func (f *fake) speech(w http.ResponseWriter, r *http.Request) {
	var a asked
	d := json.NewDecoder(r.Body)
	d.DisallowUnknownFields()
	if err := d.Decode(&a); err != nil {
		f.t.Errorf("the body: %v", err)
	}
	f.mu.Lock()
	f.asked = append(f.asked, a)
	f.mu.Unlock()
	if f.answer != nil && f.answer(w, a) {
		return
	}
	s, speech, err := read(a)
	if err != nil {
		f.t.Errorf("%+v: %v", a, err)
		refuse(w, 400, "ValidationException", err.Error())
		return
	}
	if a.OutputFormat == "json" {
		f.marks(w, a, s)
		return
	}
	clip, err := speech.Say(r.Context(), s.Said)
	if err != nil {
		refuse(w, 500, "ServiceFailureException", err.Error())
		return
	}
	f.mu.Lock()
	f.spoken[a.VoiceId+a.Text] = clip
	f.mu.Unlock()
	sound := voicetest.PCM(clip)
	w.Header().Set("Content-Type", "audio/pcm")
	if a.OutputFormat == "mp3" {
		w.Header().Set("Content-Type", "audio/mpeg")
		if sound, err = voicetest.MP3(r.Context(), clip); err != nil && r.Context().Err() == nil {
			f.t.Error(err)
		}
	}
	_, _ = w.Write(sound)
}

// marks tells times of words: from 100 ms, evenly over four fifths of the sound, with a silence after every word.
func (f *fake) marks(w http.ResponseWriter, a asked, s voicetest.SSML) {
	f.mu.Lock()
	clip, ok := f.spoken[a.VoiceId+a.Text]
	f.mu.Unlock()
	if !ok || a.Engine == "generative" || !slices.Equal(a.SpeechMarkTypes, []string{"word", "viseme"}) {
		f.t.Errorf("times of words: %+v", a)
		refuse(w, 400, "MarksNotSupportedForFormatException", "no marks")
		return
	}
	w.Header().Set("Content-Type", "application/x-json-stream")
	step := clip.Duration() * 4 / 5 / time.Duration(len(s.Words))
	for i, word := range s.Words {
		at := 100*time.Millisecond + time.Duration(i)*step
		fmt.Fprintf(w, `{"time":%d,"type":"word","start":%d,"end":%d,"value":%q}`+"\n", at.Milliseconds(), word.From, word.To, word.Said)
		fmt.Fprintf(w, `{"time":%d,"type":"viseme","value":"t"}`+"\n", at.Milliseconds())
		fmt.Fprintf(w, `{"time":%d,"type":"viseme","value":"sil"}`+"\n", (at + step/2).Milliseconds())
	}
}

// read finds whatever the service would refuse.
func read(a asked) (voicetest.SSML, voicetest.Speech, error) {
	speech := voicetest.Speech{Voice: speakers[a.VoiceId], Rate: 1}
	speech.Hz, _ = strconv.Atoi(a.SampleRate)
	rates := map[string][]string{"mp3": {"8000", "16000", "22050", "24000", "44100", "48000"}, "pcm": {"8000", "16000"}, "json": {""}}
	s, err := voicetest.ReadSSML(a.Text)
	switch {
	case err != nil:
		return s, speech, err
	case speech.Voice == "" || a.TextType != "ssml" || !slices.Contains(rates[a.OutputFormat], a.SampleRate) || reads[a.Engine] == nil:
		return s, speech, fmt.Errorf("a value that is not documented")
	case (a.VoiceId == "Aditi") != (a.LanguageCode == "en-IN"):
		return s, speech, fmt.Errorf("language %q", a.LanguageCode)
	case utf8.RuneCountInString(s.Said) > 3000 || utf8.RuneCountInString(a.Text) > 6000:
		return s, speech, fmt.Errorf("%d characters", len(s.Said))
	}
	for _, e := range s.Elements {
		if !slices.Contains(reads[a.Engine], e.Name) {
			return s, speech, fmt.Errorf("<%s> for %s", e.Name, a.Engine)
		}
		for k, v := range e.Attrs {
			x, _ := strconv.ParseFloat(strings.TrimSuffix(v, "%"), 64)
			switch e.Name + " " + k {
			case "prosody rate":
				speech.Rate, err = x/100, bounds(x, 20, 200)
			case "prosody pitch":
				speech.Pitch, err = x*12/100, bounds(x, -33.4, 50)
				if a.Engine != "standard" || v[0] != '+' && v[0] != '-' {
					err = fmt.Errorf("pitch %s for %s", v, a.Engine)
				}
			case "phoneme alphabet", "phoneme ph", "sub alias":
			case "amazon:effect name", "amazon:effect phonation":
				if v != "whispered" && v != "soft" {
					err = fmt.Errorf("effect %s", v)
				}
			default:
				err = fmt.Errorf("<%s %s>", e.Name, k)
			}
			if err != nil {
				return s, speech, err
			}
		}
	}
	return s, speech, nil
}

func bounds(x, least, most float64) error {
	if x < least || x > most {
		return fmt.Errorf("%g is outside %g to %g", x, least, most)
	}
	return nil
}
