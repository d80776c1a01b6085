package google

import (
	"context"
	"fmt"
	"strings"
	"time"

	"google.golang.org/genproto/googleapis/rpc/errdetails"
	"google.golang.org/grpc/codes"
	"google.golang.org/grpc/status"

	"radioplay/voices"
)

// explain says what went wrong and what to do next.
func (b *Backend) explain(ctx context.Context, err error, u voices.Utterance) error {
	if ctx.Err() != nil {
		return fmt.Errorf("google: %s: %w", b.where, ctx.Err())
	}
	s := status.Convert(err)
	code, words := s.Code(), b.answers.Clean(s.Message())
	said := strings.ToLower(words)
	about := func(list ...string) bool {
		for _, w := range list {
			if strings.Contains(said, w) {
				return true
			}
		}
		return false
	}
	err = fmt.Errorf("google: %s: %v: %s", b.where, code, words)
	switch code {
	case codes.Unauthenticated:
		if about("creds failed") && !about("status code 4", "status code: 4", "invalid_") { // nobody answered who gives tokens
			return &voices.TemporaryError{Err: err}
		}
		return fmt.Errorf("%w; %s", err, b.keyHint())
	case codes.PermissionDenied:
		return fmt.Errorf("%w; %s, whether the Text-to-Speech API is enabled for the project, and that GOOGLE_CLOUD_QUOTA_PROJECT names the project that pays", err, b.keyHint())
	case codes.InvalidArgument, codes.NotFound, codes.FailedPrecondition, codes.OutOfRange:
		return argument(err, about, u)
	case codes.Unimplemented:
		return fmt.Errorf("%w; look at google.endpoint in the settings", err)
	case codes.Unavailable:
		if about("error while dialing", "name resolver") {
			err = fmt.Errorf("%w; look at google.endpoint in the settings, and whether there is a way out", err)
		}
	case codes.ResourceExhausted:
		if about("received message larger") {
			return err
		}
	case codes.DeadlineExceeded: // told to the service with the request, it may pass there a moment before it does here
		err = fmt.Errorf("%w: %w", err, context.DeadlineExceeded)
	case codes.DataLoss, codes.AlreadyExists:
		return err
	}
	return &voices.TemporaryError{Err: err, After: retryAfter(s)} // and Internal, Aborted, Unknown, Canceled by the service
}

// argument is a refusal of what was asked.
func argument(err error, about func(...string) bool, u voices.Utterance) error {
	switch {
	case about("longer than the limit", "too long", "exceeds the limit"):
		return fmt.Errorf("%w: %w", err, voices.ErrTooLong)
	case about("voice") && about("does not exist", "not found", "unknown", "no such", "invalid voice", "is not available"):
		return fmt.Errorf("%w: %w: %q; 'render voices list --engine google' lists those there are", err, voices.ErrNoVoice, u.Voice.Name)
	case about("ssml", "phoneme", "pronunciation"):
		if ipa := u.Transcribed(); ipa != nil {
			return fmt.Errorf("%w; look at the pronunciations of %s", err, strings.Join(ipa, ", "))
		}
	}
	return err
}

func (b *Backend) keyHint() string {
	if b.o.Key != "" {
		return "check the key in " + b.o.KeyEnv
	}
	return "check the credentials: the file that GOOGLE_APPLICATION_CREDENTIALS names, or those of 'gcloud auth application-default login'"
}

// retryAfter is how long the service asks to wait, in the details of its status; 0: it does not say.
func retryAfter(s *status.Status) time.Duration {
	for _, d := range s.Details() {
		if r, ok := d.(*errdetails.RetryInfo); ok {
			return max(0, r.GetRetryDelay().AsDuration())
		}
	}
	return 0
}
