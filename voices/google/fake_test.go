package google

import (
	"context"
	"net"
	"slices"
	"strings"
	"sync"
	"testing"

	pb "cloud.google.com/go/texttospeech/apiv1/texttospeechpb"
	"google.golang.org/grpc"
	"google.golang.org/grpc/codes"
	"google.golang.org/grpc/metadata"
	"google.golang.org/grpc/status"

	"radioplay/voices"
	"radioplay/voices/voicetest"
)

// spoken is what the service has: a voice, what it takes, and the voice of espeak-ng behind it.
type spoken struct {
	name      string
	gender    pb.SsmlVoiceGender
	languages []string
	ssml      []string // the elements it reads besides speak; nil: none at all
	rate      bool
	pitch     bool
	speaker   string
}

var every = []string{"sub", "phoneme", "emphasis"}

// catalogue is the fake's, each family as its documentation has it.
var catalogue = []spoken{
	{"de-DE-Neural2-B", pb.SsmlVoiceGender_MALE, []string{"de-DE"}, every, true, true, "de"},
	{"en-US-Wavenet-C", pb.SsmlVoiceGender_FEMALE, []string{"en-US"}, every, true, true, "en-us+f3"},
	{"en-GB-Neural2-B", pb.SsmlVoiceGender_MALE, []string{"en-GB"}, every, true, true, "en-gb"},
	{"en-US-Studio-O", pb.SsmlVoiceGender_FEMALE, []string{"en-US"}, []string{"sub", "phoneme"}, true, false, "en-us+f2"},
	{"en-US-Chirp-HD-D", pb.SsmlVoiceGender_MALE, []string{"en-US"}, nil, false, false, "en-us+m3"},
	{"en-US-Chirp3-HD-Kore", pb.SsmlVoiceGender_FEMALE, []string{"en-US"}, []string{"sub", "phoneme"}, true, false, "en-us+f4"},
	{"en-AU-Marvel-7", pb.SsmlVoiceGender_SSML_VOICE_GENDER_UNSPECIFIED, []string{"en-AU"}, nil, false, false, "en"},
	{"Kore", pb.SsmlVoiceGender_FEMALE, []string{"de-DE", "en-US", "en-GB"}, nil, false, false, "en-us+f4"},
}

const promptModel = "gemini-2.5-flash-tts"

// fake is the service, made of its own protobufs and strict about what it is asked: it refuses what the service would.
// It answers with real speech.
type fake struct {
	pb.UnimplementedTextToSpeechServer
	t       *testing.T
	address string // HOST:PORT

	mu    sync.Mutex
	asked []*pb.SynthesizeSpeechRequest
	sent  metadata.MD // of the latest request
	// answer, when set, answers instead; it may give nil, nil to let the fake answer.
	answer func(call int) ([]byte, error)
}

func serve(t *testing.T, options ...grpc.ServerOption) *fake {
	t.Helper()
	voicetest.NeedsSpeech(t)
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	f := &fake{t: t, address: l.Addr().String()}
	s := grpc.NewServer(options...)
	pb.RegisterTextToSpeechServer(s, f)
	go func() { _ = s.Serve(l) }()
	t.Cleanup(s.Stop)
	return f
}

func (f *fake) open(t *testing.T) *Backend {
	t.Helper()
	return f.with(t, Options{})
}

func (f *fake) with(t *testing.T, o Options) *Backend {
	t.Helper()
	o.Endpoint = "http://" + f.address
	b, err := Open(o)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = b.Close() })
	return b
}

func (f *fake) ListVoices(_ context.Context, q *pb.ListVoicesRequest) (*pb.ListVoicesResponse, error) {
	out := &pb.ListVoicesResponse{}
	for _, v := range catalogue {
		if slices.ContainsFunc(v.languages, func(l string) bool { return strings.HasPrefix(l, q.GetLanguageCode()) }) {
			out.Voices = append(out.Voices, &pb.Voice{Name: v.name, LanguageCodes: v.languages, SsmlGender: v.gender, NaturalSampleRateHertz: 24000})
		}
	}
	return out, nil
}

func (f *fake) SynthesizeSpeech(ctx context.Context, q *pb.SynthesizeSpeechRequest) (*pb.SynthesizeSpeechResponse, error) {
	f.mu.Lock()
	f.asked = append(f.asked, q)
	f.sent, _ = metadata.FromIncomingContext(ctx)
	call := len(f.asked)
	f.mu.Unlock()
	if f.answer != nil {
		if b, err := f.answer(call); b != nil || err != nil {
			return &pb.SynthesizeSpeechResponse{AudioContent: b}, err
		}
	}
	text, v, err := check(q)
	if err != nil {
		return nil, err
	}
	speech := voicetest.Speech{Voice: v.speaker, Rate: q.AudioConfig.GetSpeakingRate(), Pitch: q.AudioConfig.GetPitch(), Hz: int(q.AudioConfig.GetSampleRateHertz())}
	sound, err := speech.Say(ctx, text)
	if err != nil {
		return nil, status.Error(codes.Internal, err.Error())
	}
	return &pb.SynthesizeSpeechResponse{AudioContent: voicetest.WAV(sound)}, nil
}

// check refuses what the service would refuse, in its words where they are known.
func check(q *pb.SynthesizeSpeechRequest) (string, *spoken, error) {
	bad := func(format string, args ...any) (string, *spoken, error) {
		return "", nil, status.Errorf(codes.InvalidArgument, format, args...)
	}
	i := slices.IndexFunc(catalogue, func(v spoken) bool { return v.name == q.Voice.GetName() })
	if i < 0 {
		return bad("Voice '%s' does not exist. Is it misspelled?", q.Voice.GetName())
	}
	v, a := &catalogue[i], q.GetAudioConfig()
	bare := !strings.Contains(v.name, "-")
	text, doc := q.Input.GetText(), q.Input.GetSsml()
	switch {
	case !slices.Contains(v.languages, q.Voice.GetLanguageCode()):
		return bad("Requested language code '%s' doesn't match the voice '%s''s language code.", q.Voice.GetLanguageCode(), v.name)
	case bare != (q.Voice.GetModelName() == promptModel), !bare && q.Input.Prompt != nil:
		return bad("model %q and prompt %q for %s", q.Voice.GetModelName(), q.Input.GetPrompt(), v.name)
	case a.GetAudioEncoding() != pb.AudioEncoding_LINEAR16, a.GetSampleRateHertz() != 24000:
		return bad("audio %v", a)
	case a.GetSpeakingRate() != 0 && (a.GetSpeakingRate() < 0.25 || a.GetSpeakingRate() > 2), a.GetPitch() < -20, a.GetPitch() > 20:
		return bad("speaking rate %g, pitch %g", a.GetSpeakingRate(), a.GetPitch())
	case !v.rate && a.GetSpeakingRate() != 0, !v.pitch && a.GetPitch() != 0:
		return bad("This voice does not support speaking rate or pitch parameters at this time.")
	case len(text)+len(doc) > 5000, bare && len(text) > 4000:
		return bad("Either `input.text` or `input.ssml` is longer than the limit of 5000 bytes. This limit is different from quotas.")
	case doc != "" && v.ssml == nil:
		return bad("This voice does not support SSML input.")
	case doc != "":
		s, err := voicetest.ReadSSML(doc)
		if err != nil {
			return bad("Invalid SSML. Newer voices like Neural2 require valid SSML. %v", err)
		}
		for _, e := range s.Elements[1:] {
			if !slices.Contains(v.ssml, e.Name) || e.Name == "phoneme" && (e.Attrs["alphabet"] != "ipa" || strings.Contains(e.Attrs["ph"], "/")) {
				return bad("Invalid SSML. <%s> with %v", e.Name, e.Attrs)
			}
		}
		text = s.Said
	}
	if !voices.Speakable(text) {
		return bad("nothing to say in %v", q.Input)
	}
	return text, v, nil
}
