package polly

import (
	"context"
	"errors"
	"fmt"
	"net/http"
	"strings"

	"github.com/aws/smithy-go"
	smithyhttp "github.com/aws/smithy-go/transport/http"

	"radioplay/voices"
	"radioplay/voices/internal/rest"
)

const keyHint = "check the credentials: AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY (and AWS_SESSION_TOKEN), or the profile that AWS_PROFILE names, and that they may call polly:SynthesizeSpeech and polly:DescribeVoices"

// explain says what went wrong and what to do next. The client's own errors are long; code and words of the service are passed on.
func (b *Backend) explain(ctx context.Context, err error, u voices.Utterance) error {
	var answer *smithyhttp.ResponseError
	var api smithy.APIError
	switch {
	case ctx.Err() != nil:
		return fmt.Errorf("polly: %s: %w", b.where, ctx.Err())
	case strings.Contains(err.Error(), "get credentials"):
		return fmt.Errorf("polly: %w: no credentials; set AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY, or AWS_PROFILE", voices.ErrNotInstalled)
	case !errors.As(err, &answer) || answer.Response == nil || answer.HTTPStatusCode() == 0: // no answer came
		return b.answers.Failed(ctx, b.where, err)
	}
	status, header := answer.HTTPStatusCode(), answer.HTTPResponse().Header
	code, words := "", http.StatusText(status)
	if errors.As(err, &api) {
		code, words = api.ErrorCode(), b.answers.Clean(api.ErrorMessage())
	}
	err = fmt.Errorf("polly: %s: status %d: %s: %s", b.where, status, code, words)
	switch {
	case code == "TextLengthExceededException":
		return fmt.Errorf("%w: %w", err, voices.ErrTooLong)
	case strings.HasPrefix(code, "Throttling"), strings.HasPrefix(code, "TooManyRequests"), status == http.StatusTooManyRequests, status == http.StatusRequestTimeout, status >= 500:
		return &voices.TemporaryError{Err: err, After: rest.RetryAfter(header)}
	case refusedKey(code), status == http.StatusUnauthorized, status == http.StatusForbidden:
		return fmt.Errorf("%w; %s", err, keyHint)
	case code == "ValidationException" && strings.Contains(words, "voiceId"):
		return fmt.Errorf("%w: %w: %q; 'render voices list --engine polly' lists those of the region", err, voices.ErrNoVoice, u.Voice.Name)
	case code == "EngineNotSupportedException":
		return fmt.Errorf("%w; not every region has every engine: look at polly.engine and polly.region", err)
	case code == "InvalidSsmlException":
		if ipa := u.Transcribed(); ipa != nil {
			return fmt.Errorf("%w; look at the pronunciations of %s", err, strings.Join(ipa, ", "))
		}
	}
	return err
}

// refusedKey reports whether a code says that the credentials are wrong, or may not do this.
func refusedKey(code string) bool {
	for _, s := range []string{"UnrecognizedClient", "InvalidSignature", "SignatureDoesNotMatch", "InvalidClientTokenId", "ExpiredToken", "MissingAuthenticationToken", "IncompleteSignature", "AccessDenied"} {
		if strings.HasPrefix(code, s) {
			return true
		}
	}
	return false
}
